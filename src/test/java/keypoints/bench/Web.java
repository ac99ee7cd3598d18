package keypoints.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import keypoints.testing.FormBody;

/**
 * The requests of all sections; an answer that is not what was asked for ends the benchmark. They
 * have no time-out: the JDK's goes on behind a redirect and closes somebody else's connection.
 */
final class Web {
  /** Goes where a 303 points, as a browser does. */
  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private Web() {}

  static HttpRequest page(URI address) {
    return HttpRequest.newBuilder(address).build();
  }

  /** The form of the start page. */
  static HttpRequest upload(URI runs, String model, byte[] photo) {
    byte[] form = new FormBody().field("model", model).file("photo", "a.jpg", photo).bytes();
    return HttpRequest.newBuilder(runs)
        .header("Content-Type", FormBody.TYPE)
        .POST(BodyPublishers.ofByteArray(form))
        .build();
  }

  /** A call of the inference API as it is documented, with base64 in the body. */
  static HttpRequest call(URI model, byte[] photo) {
    return HttpRequest.newBuilder(model)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofByteArray(Base64.getEncoder().encode(photo)))
        .build();
  }

  /** A call with the file itself in the body. */
  static HttpRequest plain(URI model, byte[] photo) {
    return HttpRequest.newBuilder(model).POST(BodyPublishers.ofByteArray(photo)).build();
  }

  /** Asks, and has the whole answer. */
  static HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(request.uri() + ": " + answer.statusCode());
    }
    return answer;
  }
}
