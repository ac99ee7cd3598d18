package keypoints.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /api/openapi.json}: the API told in the words of OpenAPI 3.1. */
final class OpenApiServlet extends ApiServlet {
  private final transient JsonObject description = read();

  OpenApiServlet(ErrorShapes errors) {
    super(errors::inference);
  }

  @Override
  Reply answer(HttpServletRequest request) {
    return is("GET", request) ? Reply.ok(at(request.getContextPath())) : Reply.wrongMethod("GET");
  }

  /**
   * Clients append paths to the server's address without resolving them, so that no relative one
   * would do: {@code ..} ends in a slash once it is resolved.
   */
  private JsonObject at(String contextPath) {
    String root = contextPath.isEmpty() ? "/" : contextPath;
    return Json.createObjectBuilder(description)
        .add("servers", Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", root)))
        .build();
  }

  private static JsonObject read() {
    try (InputStream file = OpenApiServlet.class.getResourceAsStream("/openapi.json");
        var reader = Json.createReader(file)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
