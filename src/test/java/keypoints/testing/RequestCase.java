package keypoints.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is not as it should be.
 *
 * @param name starts with its number in the corpus
 * @param path below the application's
 * @param headers whole lines
 * @param body as it is sent; how long it is, is said unless a header says something else
 * @param status of the answer; 0 for what containers refuse by themselves, each in its way
 * @param reason the sentence in the answer, as in {@code failure.<reason>}; empty for none
 */
public record RequestCase(
    String name,
    String method,
    String path,
    List<String> headers,
    byte[] body,
    int status,
    String reason) {

  static RequestCase request(String name, String method, String path) {
    return new RequestCase(name, method, path, List.of(), new byte[0], 0, "");
  }

  /** A form of the start page. */
  static RequestCase form(String name, FormBody form) {
    return request(name, "POST", "runs")
        .with("Content-Type: " + FormBody.TYPE)
        .sending(form.bytes());
  }

  RequestCase with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new RequestCase(name, method, path, more, body, status, reason);
  }

  RequestCase sending(byte[] bytes) {
    return new RequestCase(name, method, path, headers, bytes, status, reason);
  }

  RequestCase sending(String text) {
    return sending(text.getBytes(StandardCharsets.UTF_8));
  }

  RequestCase is(int expected, String sentence) {
    return new RequestCase(name, method, path, headers, body, expected, sentence);
  }

  /** Whether the application answers rather than the container. */
  public boolean isOurs() {
    return status != 0;
  }

  /**
   * All before the body.
   *
   * @param base path of the application, with a slash at its end
   * @param host with its port
   */
  public String head(String base, String host) {
    StringBuilder head = new StringBuilder(method + " " + base + path + " HTTP/1.1\r\n");
    if (!says("Host:")) {
      head.append("Host: ").append(host).append("\r\n");
    }
    headers.stream()
        .filter(line -> !line.isEmpty())
        .forEach(line -> head.append(line).append("\r\n"));
    if (!says("Content-Length:") && !says("Transfer-Encoding:") && body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private boolean says(String header) {
    return headers.stream().anyMatch(line -> line.startsWith(header));
  }

  @Override
  public String toString() {
    return name;
  }
}
