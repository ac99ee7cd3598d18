package keypoints.onnx;

import ai.onnxruntime.OrtException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Detector;
import keypoints.inference.Inference;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded engine: all its models are opened once, when it is made. */
public final class OnnxDetector implements Detector {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxDetector.class);
  private static final ModelId DIALS = new ModelId("dials", "1");

  private final Photos photos;
  private final Map<ModelId, EmbeddedModel> models = new LinkedHashMap<>();

  /**
   * What the engine is made of.
   *
   * @param folder where more models lie as {@code <project>/<version>/weights.onnx} with the files
   *     beside it that Roboflow Inference keeps in its cache; null for the built-in one alone
   * @param threads how many one question to a model may use, at least 1
   */
  public record Config(@Nullable Path folder, int threads) {}

  /**
   * Opens all models.
   *
   * @throws IllegalStateException when a model cannot be loaded, saying which and why
   */
  public OnnxDetector(Config config, Photos photos) {
    this.photos = photos;
    boolean complete = false;
    try {
      open(DIALS.toString(), () -> ModelFiles.builtIn("/models/dials/1/"), config.threads());
      for (Path version : versions(config.folder())) {
        String id = version.getParent().getFileName() + "/" + version.getFileName();
        open(id, () -> ModelFiles.in(version), config.threads());
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  @FunctionalInterface
  private interface Finding {
    ModelFiles files() throws IOException;
  }

  private void open(String name, Finding finding, int threads) {
    try {
      ModelId id = ModelId.parse(name).orElseThrow(() -> new IOException("odd folder name"));
      ModelFiles files = finding.files();
      models.put(id, new EmbeddedModel(id, files, threads));
      for (String step : files.unsupportedSteps()) {
        LOG.warn("Model {} was trained with {}, which is not done here", id, step);
      }
    } catch (IOException
        | OrtException
        | IllegalArgumentException
        | JsonException
        | JsonbException e) {
      throw new IllegalStateException("cannot load model " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> versions(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> weights = Files.find(folder, 3, (path, a) -> path.endsWith("weights.onnx"))) {
      return weights.map(Path::getParent).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot list the models in " + folder, e);
    }
  }

  @Override
  public List<Model> models() {
    return models.values().stream().map(EmbeddedModel::model).toList();
  }

  @Override
  public Optional<Model> model(ModelId id) {
    return Optional.ofNullable(models.get(id)).map(EmbeddedModel::model);
  }

  @Override
  public Inference detect(ModelId id, Photo photo, DetectOptions options) {
    EmbeddedModel model = known(id);
    return photos.decodedOnce(photo, () -> model.detect(new View(photos, photo), options));
  }

  @Override
  public List<Inference> repeat(ModelId id, Photo photo, DetectOptions options) {
    EmbeddedModel model = known(id);
    return photos.decodedOnce(photo, () -> model.repeat(new View(photos, photo), options));
  }

  private EmbeddedModel known(ModelId id) {
    EmbeddedModel model = models.get(id);
    if (model == null) {
      throw new Failure(Reason.MODEL_UNKNOWN, null, id);
    }
    return model;
  }

  @Override
  public void close() {
    models.values().forEach(EmbeddedModel::close);
    models.clear();
  }
}
