// npm install axios
const axios = require("axios");
const fs = require("fs");

const image = fs.readFileSync("YOUR_IMAGE.jpg", { encoding: "base64" });

axios
  .post("[(${call.address()})]", image, {
    params: {
      api_key: "YOUR_API_KEY",
[# th:each="setting : ${call.settings()}"]      [(${setting.name})]: [(${setting.javaScript()})],
[/]    },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  })
  .then((response) => console.log(JSON.stringify(response.data, null, 2)))
  .catch((error) => console.error(error.message));
