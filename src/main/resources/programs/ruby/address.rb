# gem install httparty
require "cgi"
require "httparty"

image = CGI.escape("https://example.org/YOUR_IMAGE.jpg")

response = HTTParty.post("[(${call.url()})]&image=" + image)
puts response.body
