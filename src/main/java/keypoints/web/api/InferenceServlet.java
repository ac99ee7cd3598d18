package keypoints.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET, POST /api/{project}/{version}}: a picture in the body or behind {@code image=}, the
 * answer as JSON, as a picture, or both.
 */
final class InferenceServlet extends ApiServlet {
  private final transient Engine engine;
  private final transient ApiKeys keys;

  InferenceServlet(Engine engine, ApiKeys keys, ErrorShapes errors) {
    super(errors::inference);
    this.engine = engine;
    this.keys = keys;
  }

  /** The largest multipart body, bytes. */
  static long maxUpload(ImageLimits limits) {
    return ApiBody.limit(limits.maxBytes());
  }

  @Override
  Reply answer(HttpServletRequest request) throws IOException {
    boolean post = is("POST", request);
    if (ModelId.parse(path(request)).isEmpty()) {
      return post ? Reply.wrongMethod("") : Reply.notFound();
    }
    return post || is("GET", request) ? infer(request) : Reply.wrongMethod("GET, POST");
  }

  private Reply infer(HttpServletRequest request) throws IOException {
    Values query = Query.read(request.getQueryString());
    keys.check(ApiKeys.sent(request, query));
    Asked asked = Query.asked(query);
    if (!query.problems().isEmpty()) {
      return Reply.unusable(query.problems());
    }
    Model model = engine.model(path(request));
    Photo photo = photo(request, query.text("image"));
    return engine.slots().work(() -> engine.answer(model, photo, asked));
  }

  private Photo photo(HttpServletRequest request, @Nullable String address) throws IOException {
    Photos photos = engine.photos();
    if (address != null && !address.isBlank()) {
      return photos.fetch(address);
    }
    int maxBytes = photos.limits().maxBytes();
    return photos.read(
        ApiForm.is(request)
            ? ApiForm.read(request, maxBytes)
            : ApiBody.read(request.getInputStream(), maxBytes));
  }
}
