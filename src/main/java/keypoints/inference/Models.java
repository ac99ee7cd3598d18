package keypoints.inference;

import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import org.jspecify.annotations.Nullable;

/** All models of all detectors; where two know the same address, the first detector has it. */
public final class Models {
  private final List<Detector> detectors;

  public Models(List<Detector> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  /** The models to offer, at least one. */
  public List<Model> offered() {
    return detectors.stream().flatMap(detector -> detector.models().stream()).toList();
  }

  /**
   * The model of this address.
   *
   * @throws Failure MODEL_UNKNOWN
   */
  public Model get(ModelId id) {
    return knowing(id).model(id).orElseThrow();
  }

  /**
   * Asks the model of this address; fails as {@link #get} and {@link Detector#detect} do.
   *
   * @param address that the photo was fetched from; null when it was not fetched
   */
  public Inference detect(
      ModelId id, Photo photo, @Nullable String address, DetectOptions options) {
    Detector detector = knowing(id);
    return address == null
        ? detector.detect(id, photo, options)
        : detector.detectAt(address, id, photo, options);
  }

  /** Asks the model of this address as {@link Detector#repeat} does. */
  public List<Inference> repeat(ModelId id, Photo photo, DetectOptions options) {
    return knowing(id).repeat(id, photo, options);
  }

  private Detector knowing(ModelId id) {
    return detectors.stream()
        .filter(detector -> detector.model(id).isPresent())
        .findFirst()
        .orElseThrow(() -> new Failure(Reason.MODEL_UNKNOWN, null, id));
  }
}
