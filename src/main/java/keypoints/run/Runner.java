package keypoints.run;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
  private static final int MAX_SOURCE = 300;

  private final Models models;
  private final Runs runs;
  private final Clock clock;
  private final Slots slots;
  private final Slots half;
  private final Room room;

  /**
   * @param slots that a photo needs one of
   * @param room where runs are kept
   */
  public Runner(Models models, Runs runs, Clock clock, Slots slots, Room room) {
    this.models = models;
    this.runs = runs;
    this.clock = clock;
    this.slots = slots;
    this.half = new Slots(Math.max(1, slots.count() / 2));
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
   * @param batch id of the batch that it belongs to; empty for none
   */
  public record Sent(Photo photo, String source, @Nullable String address, String batch) {
    /** A photo of no batch. */
    public Sent(Photo photo, String source, @Nullable String address) {
      this(photo, source, address, "");
    }
  }

  /**
   * Asks the model and keeps the answer, which is on disk when this returns.
   *
   * @throws Failure BUSY when all slots are taken, DISK_FULL, else as {@link Models#detect}
   */
  public Run run(Sent sent, ModelId id, DetectOptions options) {
    room.require();
    return slots.work(
        () -> {
          Model model = models.get(id);
          String run = Ids.fresh();
          Photo photo = sent.photo();
          // while the model works: two megabytes take more than a millisecond
          CompletableFuture<String> hash = CompletableFuture.supplyAsync(photo::sha256);
          return runs.add(run, photo.bytes(), () -> ask(run, sent, model, options, hash::join));
        });
  }

  /**
   * The same for a photo of many, which is kept already; of these at most half of the slots are
   * taken.
   *
   * @param id of the run; the photo is kept under it
   * @param with what is kept together with the run, or not at all
   */
  public void run(String id, Sent sent, ModelId model, DetectOptions options, Runs.With with) {
    room.require();
    Runs.Answered answered =
        half.work(
            () ->
                slots.work(() -> ask(id, sent, models.get(model), options, sent.photo()::sha256)));
    runs.addWith(answered.run(), sent.batch(), answered.visualization(), with);
  }

  private Runs.Answered ask(
      String id, Sent sent, Model model, DetectOptions options, Supplier<String> hash) {
    Photo photo = sent.photo();
    String source = sent.source();
    long start = System.nanoTime();
    Inference answer = models.detect(model.id(), photo, sent.address(), options);
    double seconds = (System.nanoTime() - start) / 1e9;
    byte[] picture = decode(answer.visualization());
    Run run =
        new Run(
            id,
            clock.instant(),
            source.substring(0, Math.min(source.length(), MAX_SOURCE)),
            model.id(),
            model.place(),
            options,
            answer.withVisualization(null),
            seconds,
            photo.format(),
            hash.get(),
            photo.bytes().length,
            photo.receivedBytes(),
            picture != null);
    return new Runs.Answered(run, picture);
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
}
