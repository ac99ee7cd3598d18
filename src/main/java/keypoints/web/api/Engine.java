package keypoints.web.api;

import java.util.Base64;
import keypoints.annotate.Annotator;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.Detector;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.Slots;
import keypoints.inference.Suppression;

/** The models of one detector, and their answers in the forms that calls ask for. */
record Engine(Detector detector, Photos photos, Annotator annotator, Slots slots) {

  /**
   * The model of this address.
   *
   * @throws Failure MODEL_UNKNOWN, also for what is no address at all
   */
  Model model(String address) {
    return ModelId.parse(address)
        .flatMap(detector::model)
        .orElseThrow(() -> new Failure(Reason.MODEL_UNKNOWN, null, address));
  }

  /** The whole answer of a call with one photo. */
  Reply answer(Model model, Photo photo, Asked asked) {
    Reply reply =
        asked.format() == Asked.Format.IMAGE
            ? Reply.jpeg(draw(model, photo, infer(model, photo, asked), asked))
            : Reply.json(200, json(model, photo, asked));
    return reply.with("X-Model-Id", model.id().toString());
  }

  /** The answer as JSON, with the drawn picture in it when it is asked for. */
  String json(Model model, Photo photo, Asked asked) {
    Inference inference = infer(model, photo, asked);
    if (asked.format() == Asked.Format.JSON) {
      return InferenceJson.write(inference);
    }
    byte[] picture = draw(model, photo, inference, asked);
    return InferenceJson.write(
        inference.withVisualization(Base64.getEncoder().encodeToString(picture)));
  }

  private byte[] draw(Model model, Photo photo, Inference inference, Asked asked) {
    return annotator.draw(photo, inference, model.classes(), asked.style());
  }

  private Inference infer(Model model, Photo photo, Asked asked) {
    Inference inference = detector.detect(model.id(), photo, asked.options());
    return asked.acrossClasses() ? distinct(inference, asked.options().overlap()) : inference;
  }

  private static Inference distinct(Inference inference, double overlap) {
    return inference.withPredictions(
        Suppression.keep(
            inference.predictions(), (better, next) -> better.overlap(next) > overlap));
  }
}
