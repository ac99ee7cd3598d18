package keypoints.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/** One model, loaded; many threads may ask it at once. */
final class EmbeddedModel implements AutoCloseable {
  private final Model model;
  private final Network first;
  private final @Nullable SecondLook second;

  /**
   * Loads a model.
   *
   * @param threads how many one question may use
   * @throws IllegalArgumentException when the output of a network fits no known layout
   */
  EmbeddedModel(ModelId id, ModelFiles files, int threads) throws IOException, OrtException {
    model = new Model(id, "", files.classes());
    first = new Network(files.weights(), files.resize(), model.classes(), threads);
    second = second(files, threads);
  }

  private @Nullable SecondLook second(ModelFiles files, int threads)
      throws IOException, OrtException {
    ModelFiles.Near near = files.near().orElse(null);
    if (near == null) {
      return null;
    }
    Network network = new Network(near.weights(), Resize.FIT_GREY, model.classes(), threads);
    return new SecondLook(network, near.surroundings(), near.enough());
  }

  Model model() {
    return model;
  }

  /** Asks the model. */
  Inference detect(View photo, DetectOptions options) {
    return detect(photo, options, Shake.NONE);
  }

  /** The same for copies of the photo, each moved a little. */
  List<Inference> repeat(View photo, DetectOptions options) {
    return Shake.all().stream().map(shake -> detect(photo, options, shake)).toList();
  }

  private Inference detect(View photo, DetectOptions options, Shake shake) {
    long start = System.nanoTime();
    ImageSize size = new ImageSize(photo.width(), photo.height());
    Selection selection = new Selection(model.classes(), options, size);
    List<Prediction> found = selection.of(look(photo, options, shake));
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Inference(null, UUID.randomUUID().toString(), seconds, size, found);
  }

  /** Candidates in px of the photo, best first. */
  private List<Candidate> look(View photo, DetectOptions options, Shake shake) {
    Letterbox.Part whole = new Letterbox.Part(0, 0, photo.width(), photo.height());
    double enough =
        second == null ? options.confidence() : Math.min(second.enough(), options.confidence());
    List<Candidate> found = first.look(photo, shake.of(whole), enough);
    List<Candidate> once = first.bestFirst(found, options.overlap());
    return second == null
        ? once
        : first.bestFirst(second.at(once, photo, shake), options.overlap());
  }

  @Override
  public void close() {
    first.close();
    if (second != null) {
      second.network().close();
    }
  }
}
