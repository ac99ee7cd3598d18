package keypoints.web.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import keypoints.annotate.Annotator;
import keypoints.annotate.Style;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Detector;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.Model;
import keypoints.inference.ModelId;

/**
 * {@code GET, POST /api/{project}/{version}}: a picture in the body or behind {@code image=}, the
 * answer as JSON, as a picture, or both.
 */
public final class InferenceServlet extends HttpServlet {
  private static final int MEGA = 1_000_000;

  private final transient Detector detector;
  private final transient Photos photos;
  private final transient Annotator annotator;
  private final transient ApiErrors errors;

  /**
   * Serves the models of one detector.
   *
   * @param sentences what people read about a failure
   */
  public InferenceServlet(
      Detector detector, Photos photos, Annotator annotator, Function<Failure, String> sentences) {
    this.detector = detector;
    this.photos = photos;
    this.annotator = annotator;
    this.errors = new ApiErrors(sentences);
  }

  /** The largest multipart body, bytes: a photo and room for what surrounds it. */
  public static long maxUpload(ImageLimits limits) {
    return (long) limits.maxBytes() + MEGA;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    answer(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    answer(request, response);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    Optional<ModelId> id = path == null ? Optional.empty() : ModelId.parse(path.substring(1));
    if (id.isEmpty()) {
      ApiErrors.write(response, 404, new ApiErrors.Simple("Not Found"));
      return;
    }
    try {
      infer(id.get(), request, response);
    } catch (Failure failure) {
      errors.write(response, failure);
    }
  }

  private void infer(ModelId id, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ApiQuery query = ApiQuery.of(request.getQueryString());
    DetectOptions options = query.options();
    Style style = new Style(options.stroke(), options.labels(), query.skeleton());
    if (!query.problems().isEmpty()) {
      ApiErrors.write(response, 422, new ApiErrors.Details(query.problems()));
      return;
    }
    Model model = detector.model(id).orElseThrow(() -> new Failure(Reason.MODEL_UNKNOWN, null, id));
    Photo photo = photo(request, query);
    Inference inference = detector.detect(id, photo, options);
    switch (query.format()) {
      case "image" -> picture(response, annotator.draw(photo, inference, model.classes(), style));
      case "image_and_json" -> {
        byte[] picture = annotator.draw(photo, inference, model.classes(), style);
        String base64 = Base64.getEncoder().encodeToString(picture);
        ApiErrors.json(response, InferenceJson.write(inference.withVisualization(base64)));
      }
      default -> ApiErrors.json(response, InferenceJson.write(inference));
    }
  }

  private Photo photo(HttpServletRequest request, ApiQuery query)
      throws ServletException, IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data")) {
      return upload(request);
    }
    String address = query.image();
    if (address != null) {
      return photos.fetch(address);
    }
    return photos.read(ApiBody.read(request.getInputStream(), photos.limits().maxBytes()));
  }

  private Photo upload(HttpServletRequest request) throws ServletException, IOException {
    // known before the first byte is written to the disk
    if (request.getContentLengthLong() > maxUpload(photos.limits())) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, photos.limits().maxBytes() / MEGA);
    }
    for (Part part : request.getParts()) {
      if (part.getSubmittedFileName() != null) {
        try (InputStream in = part.getInputStream()) {
          return photos.read(in);
        }
      }
    }
    throw new Failure(Reason.PHOTO_MISSING, "multipart without file");
  }

  private static void picture(HttpServletResponse response, byte[] jpeg) throws IOException {
    response.setContentType("image/jpeg");
    response.setContentLength(jpeg.length);
    response.getOutputStream().write(jpeg);
  }
}
