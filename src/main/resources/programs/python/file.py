# pip install requests
import base64

import requests

with open("YOUR_IMAGE.jpg", "rb") as file:
    image = base64.b64encode(file.read())

response = requests.post(
    "[(${call.address()})]",
    params={
        "api_key": "YOUR_API_KEY",
[# th:each="setting : ${call.settings()}"]        "[(${setting.name})]": [(${setting.python()})],
[/]    },
    data=image,
    headers={"Content-Type": "application/x-www-form-urlencoded"},
)
response.raise_for_status()
print(response.json())
