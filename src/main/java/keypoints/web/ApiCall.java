package keypoints.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;
import keypoints.run.Run;

/**
 * What a run asked, as a program asks the API. Its addresses hold no character that means anything
 * in a string of any language, so that they need no quoting there.
 *
 * @param api where models are asked, such as {@code http://localhost:8080/api}
 * @param model which of them
 * @param options what it is asked for; what is drawn is not, for programs get no picture
 */
public record ApiCall(String api, ModelId model, DetectOptions options) {
  private static final String CLASSES = "classes";

  /** A number from here on is read as a percentage: 1 would be one percent. */
  private static final double SMALLEST_PERCENTAGE = 0.01;

  private static final int DIGITS = 6;

  public ApiCall {
    api = harmless(api);
  }

  /** The same question as a run's, to the API at this address. */
  static ApiCall of(Run run, String api) {
    return new ApiCall(api, run.model(), run.options());
  }

  /**
   * A name and a value, a number or a text.
   *
   * @param value as it stands in an address before it is encoded
   */
  public record Setting(String name, String value) {
    /** The value as Python writes it. */
    public String python() {
      return name.equals(CLASSES) ? Quotes.PYTHON.around(value) : value;
    }

    /** The value as JavaScript writes it. */
    public String javaScript() {
      return name.equals(CLASSES) ? Quotes.JAVASCRIPT.around(value) : value;
    }
  }

  /** Where the model is asked. */
  public String address() {
    return api + "/" + model;
  }

  /** The same with the place of the key and the settings. */
  public String url() {
    return address()
        + "?api_key=YOUR_API_KEY"
        + settings().stream()
            .map(setting -> "&" + setting.name() + "=" + encode(setting.value()))
            .collect(Collectors.joining());
  }

  /** The settings that differ from the API's defaults. */
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    DetectOptions usual = DetectOptions.DEFAULT;
    if (options.confidence() != usual.confidence()) {
      settings.add(new Setting("confidence", percent(options.confidence())));
    }
    if (options.overlap() != usual.overlap()) {
      settings.add(new Setting("overlap", percent(options.overlap())));
    }
    if (options.keypointConfidence() != usual.keypointConfidence()) {
      // the one that the original takes as a fraction only
      settings.add(new Setting("keypoint_confidence", plain(options.keypointConfidence())));
    }
    if (options.maxDetections() != usual.maxDetections()) {
      settings.add(new Setting("max_detections", String.valueOf(options.maxDetections())));
    }
    if (!options.classes().isEmpty()) {
      settings.add(new Setting(CLASSES, String.join(",", options.classes())));
    }
    return settings;
  }

  /** The same by the names of {@code inference-sdk}, values as Python writes them. */
  public List<Setting> sdkSettings() {
    return settings().stream().map(this::sdk).toList();
  }

  private Setting sdk(Setting setting) {
    return switch (setting.name()) {
      case "confidence" -> new Setting("confidence_threshold", plain(options.confidence()));
      case "overlap" -> new Setting("iou_threshold", plain(options.overlap()));
      case "keypoint_confidence" -> new Setting("keypoint_confidence_threshold", setting.value());
      case CLASSES ->
          new Setting(
              "class_filter",
              options.classes().stream()
                  .map(Quotes.PYTHON::around)
                  .collect(Collectors.joining(", ", "[", "]")));
      default -> setting;
    };
  }

  private static String percent(double fraction) {
    return fraction > SMALLEST_PERCENTAGE ? plain(fraction * 100) : plain(fraction);
  }

  private static String plain(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** What a Host header may bring is encoded away; of an address nothing is. */
  private static String harmless(String address) {
    return encode(address)
        .replace("%3A", ":")
        .replace("%2F", "/")
        .replace("%5B", "[")
        .replace("%5D", "]")
        .replace("%25", "%")
        .replace("%7E", "~");
  }
}
