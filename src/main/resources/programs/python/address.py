# pip install requests
import requests

response = requests.post(
    "[(${call.address()})]",
    params={
        "api_key": "YOUR_API_KEY",
        "image": "https://example.org/YOUR_IMAGE.jpg",
[# th:each="setting : ${call.settings()}"]        "[(${setting.name})]": [(${setting.python()})],
[/]    },
)
response.raise_for_status()
print(response.json())
