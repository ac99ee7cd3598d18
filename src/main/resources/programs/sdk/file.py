# pip install inference-sdk
from inference_sdk import [# th:unless="${call.sdkSettings().isEmpty()}"]InferenceConfiguration, [/]InferenceHTTPClient

client = InferenceHTTPClient(
    api_url="[(${call.api})]",
    api_key="YOUR_API_KEY",
)
[# th:unless="${call.sdkSettings().isEmpty()}"]client.configure(
    InferenceConfiguration(
[# th:each="setting : ${call.sdkSettings()}"]        [(${setting.name})]=[(${setting.value})],
[/]    )
)
[/]
print(client.infer("YOUR_IMAGE.jpg", model_id="[(${call.model})]"))
