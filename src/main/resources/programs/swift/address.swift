import Foundation

let image = "https://example.org/YOUR_IMAGE.jpg"
    .addingPercentEncoding(withAllowedCharacters: .alphanumerics)!

var request = URLRequest(url: URL(string: "[(${call.url()})]&image=" + image)!)
request.httpMethod = "POST"

let (answer, _) = try await URLSession.shared.data(for: request)
print(String(decoding: answer, as: UTF8.self))
