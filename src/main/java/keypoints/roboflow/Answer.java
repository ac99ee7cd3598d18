package keypoints.roboflow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Flaws;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;
import keypoints.roboflow.Predictions.Found;

/** Makes an {@link Inference} of what a server answered with status 200. */
final class Answer {
  private static final double LONGEST_SECONDS = 86_400;

  private final Photo photo;
  private final DetectOptions options;
  private final Picture picture;
  private final Refusals refusals;

  Answer(Photo photo, DetectOptions options, Photos photos, Refusals refusals) {
    this.photo = photo;
    this.options = options;
    this.picture = new Picture(photos, photo);
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
    refuseWhatIsNoDetection(reply);
    Reply.Objects list =
        reply.list().orElseThrow(() -> refusals.unreadable("no predictions", body));
    List<Found> usable = usable(reply, list, body);
    List<Found> wanted = wanted(usable);
    Optional<String> given = reply.head().text("visualization");
    Optional<String> drawn = given.flatMap(picture::rewritten);
    Flaws flaws =
        new Flaws(
            list.objects().size() + list.strange() - usable.size(),
            list.beyond(),
            (int) wanted.stream().filter(Found::clipped).count(),
            wanted.stream().mapToInt(Found::pointsLeftOut).sum(),
            reply.head().has("visualization") && drawn.isEmpty());
    return new Inference(
        drawn.orElse(null),
        reply.head().text("inference_id").flatMap(Predictions::clean).orElseGet(Predictions::newId),
        reply.head().number("time", 0, LONGEST_SECONDS).orElse(seconds),
        new ImageSize(photo.width(), photo.height()),
        wanted.stream().map(Found::prediction).map(this::withConfidentKeypoints).toList(),
        flaws.none() ? null : flaws);
  }

  private void refuseWhatIsNoDetection(Reply reply) {
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
  }

  private List<Found> usable(Reply reply, Reply.Objects list, byte[] body) {
    Scale scale =
        Scale.of(reply.head().object("image"), photo)
            .orElseThrow(() -> refusals.unreadable("about a picture of another shape", body));
    Predictions predictions = new Predictions(photo, scale);
    List<Found> usable =
        list.objects().stream().map(predictions::found).flatMap(Optional::stream).toList();
    if (usable.isEmpty() && list.objects().size() + list.strange() > 0) {
      // not the same as an answer that nothing was found
      throw refusals.unreadable("no prediction can be used", body);
    }
    return usable;
  }

  /** The server ignores classes and keypoint confidence, so they are applied here. */
  private List<Found> wanted(List<Found> found) {
    return found.stream()
        .filter(one -> one.prediction().confidence() >= options.confidence())
        .filter(one -> options.wants(one.prediction().name()))
        .sorted(Comparator.<Found>comparingDouble(one -> one.prediction().confidence()).reversed())
        .limit(options.maxDetections())
        .toList();
  }

  private Prediction withConfidentKeypoints(Prediction prediction) {
    return prediction.withKeypoints(
        prediction.keypoints().stream()
            .filter(point -> point.confidence() >= options.keypointConfidence())
            .toList());
  }
}
