package keypoints.web.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET, POST /api/{project}/{version}}: a picture in the body or behind {@code image=}, the
 * answer as JSON, as a picture, or both.
 */
final class InferenceServlet extends ApiServlet {
  private static final int MEGA = 1_000_000;

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
  Reply answer(HttpServletRequest request) throws IOException, ServletException {
    boolean post = is("POST", request);
    if (ModelId.parse(path(request)).isEmpty()) {
      return post ? Reply.wrongMethod("") : Reply.notFound();
    }
    return post || is("GET", request) ? infer(request) : Reply.wrongMethod("GET, POST");
  }

  private Reply infer(HttpServletRequest request) throws IOException, ServletException {
    Values query = Query.read(request.getQueryString());
    keys.check(ApiKeys.sent(request, query));
    Asked asked = Query.asked(query);
    if (!query.problems().isEmpty()) {
      return Reply.unusable(query.problems());
    }
    Model model = engine.model(path(request));
    return engine.answer(model, photo(request, query.text("image")), asked);
  }

  private Photo photo(HttpServletRequest request, @Nullable String address)
      throws ServletException, IOException {
    if (address != null && !address.isBlank()) {
      return engine.photos().fetch(address);
    }
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/form-data")
        ? upload(request)
        : read(request.getInputStream());
  }

  private Photo upload(HttpServletRequest request) throws ServletException, IOException {
    ImageLimits limits = engine.photos().limits();
    // known before the first byte is written to the disk
    if (request.getContentLengthLong() > maxUpload(limits)) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, limits.maxBytes() / MEGA);
    }
    for (Part part : request.getParts()) {
      if (part.getSubmittedFileName() != null || part.getName().equals("file")) {
        try (InputStream in = part.getInputStream()) {
          return read(in);
        }
      }
    }
    throw new Failure(Reason.PHOTO_MISSING, "multipart without file");
  }

  private Photo read(InputStream in) throws IOException {
    return engine.photos().read(ApiBody.read(in, engine.photos().limits().maxBytes()));
  }
}
