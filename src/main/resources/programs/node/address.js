// npm install axios
const axios = require("axios");

axios
  .post("[(${call.address()})]", null, {
    params: {
      api_key: "YOUR_API_KEY",
      image: "https://example.org/YOUR_IMAGE.jpg",
[# th:each="setting : ${call.settings()}"]      [(${setting.name})]: [(${setting.javaScript()})],
[/]    },
  })
  .then((response) => console.log(JSON.stringify(response.data, null, 2)))
  .catch((error) => console.error(error.message));
