package keypoints.inference;

import java.util.List;
import java.util.Optional;
import keypoints.image.Photo;

/** Finds objects and keypoints: the embedded engine, or Roboflow's API. */
public interface Detector extends AutoCloseable {

  /** The models to offer in a list, in that order. */
  List<Model> models();

  /** The model of this address, if this detector can be asked for it; it need not be offered. */
  Optional<Model> model(ModelId id);

  /**
   * Asks a model about a photo. The answer holds what {@code options} ask for only: confidence,
   * classes, keypoint confidence and overlap are applied.
   *
   * @throws keypoints.failure.Failure when there is no answer
   */
  Inference detect(ModelId id, Photo photo, DetectOptions options);

  /**
   * The same for a photo that was fetched from an address, which the detector may ask by instead.
   *
   * @param address of the public internet, as somebody typed it
   */
  default Inference detectAt(String address, ModelId id, Photo photo, DetectOptions options) {
    return detect(id, photo, options);
  }

  /**
   * Asks again about copies of the photo, each shifted and scaled a little, always the same ones.
   *
   * @return the answers in px of the photo itself; empty when this detector does not do that
   */
  default List<Inference> repeat(ModelId id, Photo photo, DetectOptions options) {
    return List.of();
  }

  @Override
  void close();
}
