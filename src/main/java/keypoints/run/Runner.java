package keypoints.run;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.Models;
import keypoints.inference.Prediction;
import keypoints.inference.Slots;
import org.jspecify.annotations.Nullable;

/** Takes a photo through a model and keeps the answer. */
public final class Runner {
  private static final int ID_BYTES = 16;
  private static final int MAX_SOURCE = 300;

  private final Models models;
  private final Runs runs;
  private final Clock clock;
  private final Slots slots;
  private final Room room;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param slots that a photo needs one of
   * @param room where runs are kept
   */
  public Runner(Models models, Runs runs, Clock clock, Slots slots, Room room) {
    this.models = models;
    this.runs = runs;
    this.clock = clock;
    this.slots = slots;
    this.room = room;
  }

  public Room room() {
    return room;
  }

  /**
   * A photo and where it is from.
   *
   * @param source what the person chose, for display; cut after 300 characters
   * @param address that the photo was fetched from, as it was typed; null when it was not fetched
   */
  public record Sent(Photo photo, String source, @Nullable String address) {}

  /**
   * Asks the model and keeps the answer, which is on disk when this returns.
   *
   * @throws Failure BUSY when all slots are taken, DISK_FULL, else as {@link Models#detect}
   */
  public Run run(Sent sent, ModelId id, DetectOptions options) {
    room.require();
    return slots.work(() -> ask(sent, models.get(id), options));
  }

  private Run ask(Sent sent, Model model, DetectOptions options) {
    Photo photo = sent.photo();
    String source = sent.source();
    long start = System.nanoTime();
    Inference answer = models.detect(model.id(), photo, sent.address(), options);
    double seconds = (System.nanoTime() - start) / 1e9;
    byte[] picture = decode(answer.visualization());
    Run run =
        new Run(
            newId(),
            clock.instant(),
            source.substring(0, Math.min(source.length(), MAX_SOURCE)),
            model.id(),
            model.place(),
            options,
            answer.withVisualization(null),
            seconds,
            photo.format(),
            photo.sha256(),
            photo.bytes().length,
            photo.receivedBytes(),
            picture != null);
    runs.add(run, photo.bytes(), picture);
    return run;
  }

  /**
   * Asks the model again about shifted copies of a run's photo, and keeps the answers beside it.
   *
   * @throws Failure BUSY when all slots are taken, DISK_FULL, MODEL_UNKNOWN
   */
  public void repeat(Run run, Photo photo) {
    room.require();
    List<Inference> answers = slots.work(() -> models.repeat(run.model(), photo, run.options()));
    List<Prediction> objects = run.inference().predictions();
    runs.keepRepeats(
        run.id(), answers.stream().map(answer -> Again.matched(objects, answer)).toList());
  }

  private static byte @Nullable [] decode(@Nullable String base64) {
    if (base64 == null) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Failure(Reason.UPSTREAM_UNREADABLE, "visualization is not base64", e);
    }
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
