package keypoints.failure;

import java.util.Locale;

/**
 * Every way in which a request can fail, with its HTTP status. The sentence that people read stands
 * in {@code messages.properties} under {@link #messageKey()}.
 */
public enum Reason {
  PHOTO_MISSING(422),
  PHOTO_EMPTY(422),
  PHOTO_NOT_AN_IMAGE(422),
  PHOTO_HEIC(422),
  PHOTO_AVIF(422),
  /** Detail: the limit in MB. */
  PHOTO_TOO_LARGE(422),
  /** Detail: the limit in megapixels. */
  PHOTO_TOO_MANY_PIXELS(422),
  PHOTO_ODD(422),
  PHOTO_BROKEN(422),
  /** It was begun several times, and each time its worker ended. */
  PHOTO_PARKED(422),
  ARCHIVE_UNREADABLE(422),
  ARCHIVE_TOO_LARGE(422),
  /** Detail: how many photos there may be. */
  BATCH_FULL(422),
  /** No more photos may come. */
  BATCH_OVER(409),
  BATCH_UNKNOWN(404),
  SAMPLE_UNKNOWN(422),
  ADDRESS_INVALID(422),
  ADDRESS_REFUSED(422),
  ADDRESS_UNREACHABLE(422),
  ADDRESS_TIMED_OUT(422),
  MODEL_INVALID(422),
  /** Detail: the model as it was asked for. */
  MODEL_UNKNOWN(422),
  /** Details: lowest and highest value. */
  NUMBER_OUT_OF_RANGE(422),
  /** Detail: how many changes of a run's keypoints are kept. */
  TOO_MANY_CHANGES(422),
  /** To be compared. */
  RUNS_NOT_TWO(422),
  /** To be deleted. */
  RUNS_NONE(422),
  RECIPES_CHANGED(409),
  /** In a place, or for a visitor, where recipes are not to be changed. */
  RECIPES_FIXED(403),
  RECIPES_UNREADABLE(422),
  /** Details: line and character that the file can be read to. */
  RECIPES_NO_JSON(422),
  RECIPE_NAMELESS(422),
  /** Detail, of this and those below: the recipe's name. */
  RECIPE_INCOMPLETE(422),
  /** Details: the name, how many points it has. */
  RECIPE_POINTS(422),
  RECIPE_SIDE(422),
  RECIPE_SCALE(422),
  RECIPE_LIMITS(422),
  /** Details: the name, the class. */
  RECIPE_CLASS_UNKNOWN(422),
  /** Details: the name, the keypoint. */
  RECIPE_POINT_UNKNOWN(422),
  /** Detail: how many there may be. */
  RECIPES_TOO_MANY(422),
  PASSWORD_MISSING(401),
  PASSWORD_WRONG(401),
  API_KEY_MISSING(401),
  API_KEY_REFUSED(403),
  FORM_UNREADABLE(400),
  REQUEST_UNREADABLE(400),
  /** Detail: the limit in MB. */
  BODY_TOO_LARGE(413),
  CROSS_SITE(403),
  RUN_UNKNOWN(404),
  PHOTO_GONE(404),
  PAGE_UNKNOWN(404),
  /** Detail: the methods that there are, with commas between. */
  METHOD_NOT_ALLOWED(405),
  /** Detail: the seconds to wait. */
  TOO_MANY(429),
  /** Detail: the seconds to wait. */
  TOO_MANY_TRIES(429),
  BUSY(503),
  DISK_FULL(503),
  DATABASE_UNREACHABLE(503),
  PHOTOS_UNREACHABLE(503),
  UPSTREAM_KEY_REFUSED(502),
  UPSTREAM_FORBIDDEN(502),
  UPSTREAM_NO_CREDITS(502),
  UPSTREAM_PAUSED(502),
  UPSTREAM_MODEL_UNKNOWN(502),
  UPSTREAM_PHOTO_REFUSED(502),
  UPSTREAM_PHOTO_TOO_LARGE(502),
  UPSTREAM_SETTINGS_REFUSED(502),
  UPSTREAM_NOT_TRAINED(502),
  UPSTREAM_OTHER_TASK(502),
  UPSTREAM_FAILED(502),
  UPSTREAM_UNREADABLE(502),
  UPSTREAM_MISCONFIGURED(502),
  UPSTREAM_UNREACHABLE(503),
  UPSTREAM_BUSY(503),
  UPSTREAM_TIMED_OUT(504),
  INTERNAL(500);

  private final int status;

  Reason(int status) {
    this.status = status;
  }

  /** The HTTP status of the answer, 400-599. */
  public int status() {
    return status;
  }

  /** The key of the sentence for people: {@code failure.photo_too_large}. */
  public String messageKey() {
    return "failure." + name().toLowerCase(Locale.ROOT);
  }
}
