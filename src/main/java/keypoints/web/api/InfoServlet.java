package keypoints.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** {@code GET /api/info}: who answers here; wants no key, as in the original. */
final class InfoServlet extends ApiServlet {
  private static final String API_VERSION = "1";

  private final transient JsonObject info =
      Json.createObjectBuilder()
          .add("name", "Keypoint Studio")
          .add("version", API_VERSION)
          .add("uuid", UUID.randomUUID().toString())
          .build();

  InfoServlet(ErrorShapes errors) {
    super(errors::inference);
  }

  @Override
  Reply answer(HttpServletRequest request) {
    return is("GET", request) ? Reply.ok(info) : Reply.wrongMethod("GET");
  }
}
