package keypoints.web.api;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a call is answered: status, media type, body, and headers that not every answer has. */
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
  private static final Jsonb JSONB = JsonbBuilder.create();

  /** The shape of errors of the address itself: unknown, or not for this method. */
  public record Simple(String detail) {}

  /** The shape of values that cannot be used. */
  public record Details(List<Detail> detail) {}

  static Reply json(int status, String json) {
    return new Reply(status, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Reply ok(JsonValue json) {
    return json(HttpServletResponse.SC_OK, json.toString());
  }

  /** A body written by JSON-B. */
  static Reply of(int status, Object body) {
    return json(status, JSONB.toJson(body));
  }

  static Reply jpeg(byte[] picture) {
    return new Reply(HttpServletResponse.SC_OK, "image/jpeg", picture, Map.of());
  }

  static Reply notFound() {
    return of(HttpServletResponse.SC_NOT_FOUND, new Simple("Not Found"));
  }

  /**
   * @param allowed the methods that there are, as the Allow header lists them
   */
  static Reply wrongMethod(String allowed) {
    return of(HttpServletResponse.SC_METHOD_NOT_ALLOWED, new Simple("Method Not Allowed"))
        .with("Allow", allowed);
  }

  /** 422, naming each value. */
  static Reply unusable(List<Detail> problems) {
    return of(422, new Details(problems));
  }

  /** The same answer with one more header. */
  Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more);
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
