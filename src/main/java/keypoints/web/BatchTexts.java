package keypoints.web;

import java.time.Duration;
import keypoints.batch.Batch;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.batch.Progress;
import keypoints.failure.Failure;

/** Batches in words. */
final class BatchTexts {
  private static final int SECONDS = 60;

  private BatchTexts() {}

  /** "20 of 40 photos done, 1 failed". */
  static String summary(Progress progress, Texts texts) {
    String done = texts.get("batch.done", progress.done(), progress.all());
    String failed =
        progress.failed() == 0 ? done : texts.get("batch.and_failed", done, progress.failed());
    return progress.cancelled() == 0
        ? failed
        : texts.get("batch.and_cancelled", failed, progress.cancelled());
  }

  /** What is going on: waiting for photos, how long it will take, or that it is over. */
  static String now(Batch batch, Progress progress, Texts texts) {
    if (batch.cancelled()) {
      return texts.get("batch.cancelled");
    }
    if (progress.finished()) {
      return texts.get("batch.finished");
    }
    if (!batch.complete() && progress.arrived() < progress.all()) {
      return texts.get("batch.arriving", progress.arrived(), progress.all());
    }
    return progress.left().map(left -> left(left, texts)).orElse(texts.get("batch.running"));
  }

  /** Rounded up, for nobody minds when it takes less. */
  private static String left(Duration left, Texts texts) {
    long minutes = (left.toSeconds() + SECONDS - 1) / SECONDS;
    return minutes <= 1 ? texts.get("batch.left.minute") : texts.get("batch.left", minutes);
  }

  /** Where a photo stands. */
  static String state(Item item, Texts texts) {
    Failure failure = item.failure();
    return switch (item.state()) {
      case DONE -> texts.get("batch.state.done", item.objects());
      case FAILED -> failure == null ? texts.get("batch.state.failed") : texts.sentence(failure);
      default -> texts.get("batch.state." + item.state().word());
    };
  }

  /** "left_hip is missing", "blurred". */
  static String flag(Flag flag, Texts texts) {
    return texts.get("batch.flag." + flag.kind().word(), flag.point());
  }

  /** "left_hip is missing in 7 of 40 photos". */
  static String count(Flag flag, int photos, int all, Texts texts) {
    return texts.get("batch.flag.count", flag(flag, texts), photos, all);
  }
}
