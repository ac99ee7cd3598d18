package keypoints.roboflow;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;

/** Makes an {@link Inference} of what a server answered with status 200. */
final class Answer {
  /** How base64 of a JPEG begins: FF D8 FF. */
  private static final String JPEG = "/9j/";

  private static final int LONGEST_ID = 100;
  private static final double LONGEST_SECONDS = 86_400;

  private final Photo photo;
  private final DetectOptions options;
  private final Refusals refusals;

  Answer(Photo photo, DetectOptions options, Refusals refusals) {
    this.photo = photo;
    this.options = options;
    this.refusals = refusals;
  }

  /**
   * @param seconds how long we waited, for servers that do not say how long they took
   * @throws Failure UPSTREAM_UNREADABLE, UPSTREAM_NOT_TRAINED, UPSTREAM_OTHER_TASK, or the error
   *     that the answer speaks of
   */
  Inference read(byte[] body, double seconds) {
    Reply reply =
        Reply.parse(body).orElseThrow(() -> refusals.unreadable("not a JSON object", body));
    refuseWhatIsNoDetection(reply, body);
    List<Prediction> found = predictions(reply, body);
    return new Inference(
        visualization(reply.head()).orElse(null),
        reply.head().text("inference_id").filter(this::isShort).orElseGet(Predictions::newId),
        reply.head().number("time", 0, LONGEST_SECONDS).orElse(seconds),
        new ImageSize(photo.width(), photo.height()),
        wanted(found));
  }

  private void refuseWhatIsNoDetection(Reply reply, byte[] body) {
    if (reply.head().isTrue("is_stub")) {
      throw refusals.failure(Reason.UPSTREAM_NOT_TRAINED, "is_stub");
    }
    boolean keyed = !reply.head().object("predictions").json().isEmpty();
    if (keyed || reply.head().has("top") || reply.head().has("response")) {
      throw refusals.failure(Reason.UPSTREAM_OTHER_TASK, "fields " + reply.head().json().keySet());
    }
    if (!reply.listed() && (reply.head().has("error") || reply.message().isPresent())) {
      throw refusals.refused(reply);
    }
    if (!reply.listed()) {
      throw refusals.unreadable("no predictions", body);
    }
  }

  private List<Prediction> predictions(Reply reply, byte[] body) {
    Scale scale =
        Scale.of(reply.head().object("image"), photo)
            .orElseThrow(() -> refusals.unreadable("about a picture of another shape", body));
    Predictions predictions = new Predictions(scale);
    List<Prediction> usable =
        reply.objects().stream().map(predictions::prediction).flatMap(Optional::stream).toList();
    if (usable.isEmpty() && !reply.objects().isEmpty()) {
      // not the same as an answer that nothing was found
      throw refusals.unreadable("no prediction can be used", body);
    }
    return usable;
  }

  /** The server ignores classes and keypoint confidence, so they are applied here. */
  private List<Prediction> wanted(List<Prediction> found) {
    return found.stream()
        .filter(prediction -> prediction.confidence() >= options.confidence())
        .filter(prediction -> options.wants(prediction.name()))
        .map(this::withConfidentKeypoints)
        .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
        .limit(options.maxDetections())
        .toList();
  }

  private Prediction withConfidentKeypoints(Prediction prediction) {
    return prediction.withKeypoints(
        prediction.keypoints().stream()
            .filter(point -> point.confidence() >= options.keypointConfidence())
            .toList());
  }

  /** The server's own picture; ours does when this is no JPEG. */
  private static Optional<String> visualization(Fields head) {
    return head.text("visualization")
        .map(text -> text.replaceFirst("^data:image/[a-z]+;base64,", ""))
        .filter(text -> text.startsWith(JPEG))
        .filter(Answer::isBase64);
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private boolean isShort(String id) {
    return id.length() <= LONGEST_ID;
  }
}
