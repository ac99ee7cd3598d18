package keypoints.web.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import java.util.function.Function;
import keypoints.annotate.Annotator;
import keypoints.failure.Failure;
import keypoints.image.Photos;
import keypoints.inference.Detector;
import keypoints.inference.ModelId;
import keypoints.inference.Slots;

/**
 * Roboflow's inference API over the models of one detector, and the management calls that
 * Roboflow's Python package makes before it predicts.
 *
 * @param detector whose models are served
 * @param photos checks what comes in
 * @param annotator draws answers
 * @param slots that a call which asks a model needs one of
 * @param keys that open the API
 * @param sentences what people read about a failure
 */
public record Api(
    Detector detector,
    Photos photos,
    Annotator annotator,
    Slots slots,
    ApiKeys keys,
    Function<Failure, String> sentences) {

  /** Parts below this size stay in memory. */
  private static final int MEMORY_BYTES = 4_000_000;

  /** Registers filter and servlets; of two addresses that fit, the longer one is asked. */
  public void register(ServletContext context) {
    Engine engine = new Engine(detector, photos, annotator, slots);
    ErrorShapes errors = new ErrorShapes(sentences);
    context
        .addFilter("api-cors", new CorsFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/api/*");
    servlet(context, "api", new InferenceServlet(engine, keys, errors), "/api/*")
        .setMultipartConfig(
            new MultipartConfigElement(
                "", -1, InferenceServlet.maxUpload(photos.limits()), MEMORY_BYTES));
    servlet(context, "api-json", new JsonInferenceServlet(engine, keys, errors), "/api/infer/*");
    servlet(context, "api-models", new ModelsServlet(engine, keys, errors), "/api/model/*");
    servlet(context, "api-info", new InfoServlet(errors), "/api/info");
    servlet(context, "api-description", new OpenApiServlet(errors), "/api/openapi.json");
    servlet(context, "rest", new RestServlet(detector, keys, errors), "/rest/*");
  }

  /**
   * Whether a call asks a model.
   *
   * @param path below {@code /api/}
   */
  public static boolean infers(String path) {
    return path.startsWith("infer/")
        || (!path.startsWith("model/") && ModelId.parse(path).isPresent());
  }

  private static ServletRegistration.Dynamic servlet(
      ServletContext context, String name, HttpServlet servlet, String address) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.addMapping(address);
    return registration;
  }
}
