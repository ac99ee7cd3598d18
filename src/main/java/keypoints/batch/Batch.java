package keypoints.batch;

import java.time.Instant;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;

/**
 * Many photos that go through one model with one setting.
 *
 * @param id 128 random bits, 22 characters of {@code A-Z a-z 0-9 - _}
 * @param created when it was begun
 * @param model that is asked
 * @param options what it is asked for
 * @param announced how many photos there will be; 0 while that is not known
 * @param started whether its photos may be worked on
 * @param complete whether no more photos are to come
 * @param cancelled whether somebody stopped it
 */
public record Batch(
    String id,
    Instant created,
    ModelId model,
    DetectOptions options,
    int announced,
    boolean started,
    boolean complete,
    boolean cancelled) {
  /** The most photos of one batch. */
  public static final int MOST = 500;
}
