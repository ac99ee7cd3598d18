package keypoints.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Someone who talks HTTP to the deployed application, and follows no redirect unasked. */
public final class Visitor {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI home;

  public Visitor(URI home) {
    this.home = home;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(home.resolve(path));
  }

  public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** Goes where a 303 points, as a browser would. */
  public HttpResponse<String> follow(HttpResponse<String> answer)
      throws IOException, InterruptedException {
    return get(answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()));
  }

  public HttpResponse<String> upload(FormBody form) throws IOException, InterruptedException {
    return upload("runs", form);
  }

  /** Sends a form with files. */
  public HttpResponse<String> upload(String path, FormBody form)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", FormBody.TYPE)
            .POST(form.end())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Says how much is to come, sends nothing of it, and returns the first line of the answer. */
  public String announceUpload(long length) throws IOException {
    return announce("runs", FormBody.TYPE, length);
  }

  /** The same to another address, of another type. */
  public String announce(String path, String type, long length) throws IOException {
    try (Socket socket = new Socket(home.getHost(), home.getPort())) {
      String head =
          "POST %s%s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(home.getPath(), path, home.getAuthority(), type, length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
