# gem install httparty
require "base64"
require "httparty"

image = Base64.strict_encode64(File.binread("YOUR_IMAGE.jpg"))

response = HTTParty.post(
  "[(${call.url()})]",
  body: image,
  headers: { "Content-Type" => "application/x-www-form-urlencoded" }
)
puts response.body
