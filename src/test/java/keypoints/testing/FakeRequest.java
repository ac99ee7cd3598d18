package keypoints.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a fake server has had.
 *
 * @param path as it was sent, still encoded
 * @param query decoded; of a parameter that was sent twice the last
 * @param body as it came over the wire
 * @param from the client's port: one connection, one port
 */
public record FakeRequest(
    String method, String path, Map<String, String> query, Headers headers, byte[] body, int from) {

  static FakeRequest read(HttpExchange exchange) throws IOException {
    return new FakeRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes(),
        exchange.getRemoteAddress().getPort());
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The first header of this name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  public String bodyText() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
