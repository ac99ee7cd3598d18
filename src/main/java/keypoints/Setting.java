package keypoints;

import org.jspecify.annotations.Nullable;

/** Every setting of the application: its name in the environment, its default, its form. */
enum Setting {
  DATA("KEYPOINTS_DATA", "~/.keypoint-studio", "a folder"),
  DATABASE("KEYPOINTS_DATABASE", "", "jdbc:postgresql://host/name"),
  DATABASE_USER("KEYPOINTS_DATABASE_USER", "", "the name of a user"),
  DATABASE_PASSWORD("KEYPOINTS_DATABASE_PASSWORD", "", "a password"),
  PHOTO_STORE("KEYPOINTS_PHOTO_STORE", "", "a folder, or s3://bucket/prefix"),
  S3_ENDPOINT("KEYPOINTS_S3_ENDPOINT", "", "an http or https address"),
  S3_REGION("KEYPOINTS_S3_REGION", "us-east-1", "the name of a region"),
  KEEP_HOURS("KEYPOINTS_KEEP_HOURS", "24", "a whole number from 1 to 87600"),
  SLOTS("KEYPOINTS_SLOTS", "32", "a whole number from 1 to 10000"),
  MIN_FREE_MB("KEYPOINTS_MIN_FREE_MB", "500", "a whole number from 0 to 1000000000"),
  METRICS_TOKEN("KEYPOINTS_METRICS_TOKEN", "", "a token of 16 to 200 visible ASCII characters"),
  PASSWORD("KEYPOINTS_PASSWORD", "", "8 to 200 characters"),
  RATE("KEYPOINTS_RATE", "30", "a whole number from 0 to 100000"),
  PROXIES("KEYPOINTS_PROXIES", "", "addresses or networks such as 10.0.0.0/8, comma separated"),
  MODELS("KEYPOINTS_MODELS", "", "a folder that exists"),
  RECIPES("KEYPOINTS_RECIPES", "", "anybody, here or nobody"),
  MODEL_THREADS("KEYPOINTS_MODEL_THREADS", "0", "a whole number from 0 to 64"),
  FETCH_ALLOW("KEYPOINTS_FETCH_ALLOW", "", "host:port,host:port"),
  API_KEYS("KEYPOINTS_API_KEYS", "", "keys of 1 to 200 visible ASCII characters, comma separated"),
  ROBOFLOW_URL(
      "KEYPOINTS_ROBOFLOW_URL", "https://serverless.roboflow.com", "an http or https address"),
  ROBOFLOW_KEY("KEYPOINTS_ROBOFLOW_KEY", "", "the key of a Roboflow workspace"),
  ROBOFLOW_KEY_IN("KEYPOINTS_ROBOFLOW_KEY_IN", "query", "query or header"),
  ROBOFLOW_MODELS("KEYPOINTS_ROBOFLOW_MODELS", "", "project/version,project/version"),
  ROBOFLOW_TIMEOUT("KEYPOINTS_ROBOFLOW_TIMEOUT", "60", "seconds, a whole number from 1 to 3600"),
  ROBOFLOW_CALLS("KEYPOINTS_ROBOFLOW_CALLS", "24", "a whole number from 1 to 10000"),
  ROBOFLOW_ADDRESSES("KEYPOINTS_ROBOFLOW_ADDRESSES", "no", "yes or no");

  private final String variable;
  private final String standard;
  private final String form;

  Setting(String variable, String standard, String form) {
    this.variable = variable;
    this.standard = standard;
    this.form = form;
  }

  /** The name of the environment variable, and of the system property that wins over it. */
  String variable() {
    return variable;
  }

  /** What holds when nothing is set. */
  String standard() {
    return standard;
  }

  /** What a start that fails says about a value that cannot be used; the value is not repeated. */
  IllegalArgumentException unusable(@Nullable Throwable cause) {
    return new IllegalArgumentException(variable + " must be " + form, cause);
  }
}
