import Foundation

let image = try Data(contentsOf: URL(fileURLWithPath: "YOUR_IMAGE.jpg"))

var request = URLRequest(url: URL(string: "[(${call.url()})]")!)
request.httpMethod = "POST"
request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
request.httpBody = image.base64EncodedData()

let (answer, _) = try await URLSession.shared.data(for: request)
print(String(decoding: answer, as: UTF8.self))
