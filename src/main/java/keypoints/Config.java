package keypoints;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.image.ImageLimits;
import keypoints.inference.ModelId;
import keypoints.onnx.OnnxDetector;
import keypoints.roboflow.ApiKey;
import keypoints.roboflow.RoboflowDetector;
import keypoints.web.Editors;
import keypoints.web.Entrance;
import keypoints.web.MetricsToken;
import keypoints.web.Password;
import keypoints.web.Proxies;
import keypoints.web.api.ApiKeys;
import org.jspecify.annotations.Nullable;

/**
 * How the application is set up, read once at start.
 *
 * @param data folder of the embedded database
 * @param database where runs are kept
 * @param photos where their photos are
 * @param keep how long a run is kept
 * @param slots how many photos may be on their way at once
 * @param leastFree bytes of the disk below which no run is begun
 * @param metricsToken that opens the metrics; empty opens them to this machine
 * @param image limits for photos
 * @param onnx the embedded engine
 * @param entrance who is let in, and how often
 * @param editors who may change what is measured
 * @param roboflow the hosted API; null when neither key nor address is set
 */
record Config(
    Path data,
    Database.Place database,
    PhotoPlace photos,
    Duration keep,
    int slots,
    long leastFree,
    MetricsToken metricsToken,
    ImageLimits image,
    OnnxDetector.Config onnx,
    Entrance entrance,
    Editors editors,
    RoboflowDetector.@Nullable Config roboflow) {

  private static final long MEGA = 1_000_000;

  /**
   * Reads all settings.
   *
   * @param values the value of a name, or null when it is not set
   * @throws IllegalArgumentException naming the variable and the form it must have
   */
  static Config read(Function<String, @Nullable String> values) {
    Reader reader = new Reader(values);
    return new Config(
        reader.as(Setting.DATA, Config::folder),
        database(reader),
        photos(reader),
        Duration.ofHours(reader.number(Setting.KEEP_HOURS, 1, 87_600)),
        reader.number(Setting.SLOTS, 1, 10_000),
        MEGA * reader.number(Setting.MIN_FREE_MB, 0, 1_000_000_000),
        reader.as(Setting.METRICS_TOKEN, MetricsToken::new),
        image(reader),
        onnx(reader),
        entrance(reader),
        editors(reader),
        reader.isSet(Setting.ROBOFLOW_KEY) || reader.isSet(Setting.ROBOFLOW_URL)
            ? roboflow(reader)
            : null);
  }

  private static Path folder(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  private static Database.Place database(Reader reader) {
    if (!reader.isSet(Setting.DATABASE)) {
      return Database.Place.in(reader.as(Setting.DATA, Config::folder));
    }
    String user = reader.as(Setting.DATABASE_USER, Function.identity());
    String password = reader.as(Setting.DATABASE_PASSWORD, Function.identity());
    return reader.as(
        Setting.DATABASE,
        url ->
            new Database.Place(
                url, user.isEmpty() ? null : user, password.isEmpty() ? null : password));
  }

  private static PhotoPlace photos(Reader reader) {
    URI endpoint =
        reader.isSet(Setting.S3_ENDPOINT) ? reader.as(Setting.S3_ENDPOINT, Config::web) : null;
    String region = reader.as(Setting.S3_REGION, Config::word);
    return reader.isSet(Setting.PHOTO_STORE)
        ? reader.as(Setting.PHOTO_STORE, text -> new PhotoPlace(place(text), endpoint, region))
        : PhotoPlace.DATABASE;
  }

  /** A scheme has more than the one letter of a drive. */
  private static URI place(String text) {
    return text.matches("\\w\\w+:.*") ? URI.create(text) : folder(text).toUri();
  }

  private static URI web(String text) {
    if (!text.matches("https?://[^/].*")) {
      throw new IllegalArgumentException("no web address");
    }
    return URI.create(text);
  }

  private static String word(String text) {
    if (!text.matches("[\\w-]+")) {
      throw new IllegalArgumentException("no word");
    }
    return text;
  }

  private static ImageLimits image(Reader reader) {
    ImageLimits normal = ImageLimits.DEFAULT;
    return new ImageLimits(
        normal.maxBytes(),
        normal.maxPixels(),
        normal.maxSide(),
        normal.fetchTime(),
        reader.as(Setting.FETCH_ALLOW, Config::hosts));
  }

  private static List<String> hosts(String text) {
    List<String> hosts = list(text);
    if (!hosts.stream().allMatch(host -> host.matches(".+:\\d{1,5}"))) {
      throw new IllegalArgumentException("not host:port");
    }
    return hosts;
  }

  private static OnnxDetector.Config onnx(Reader reader) {
    int threads = reader.number(Setting.MODEL_THREADS, 0, 64);
    return new OnnxDetector.Config(
        reader.isSet(Setting.MODELS) ? reader.as(Setting.MODELS, Config::existing) : null,
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  private static Entrance entrance(Reader reader) {
    return new Entrance(
        reader.as(Setting.PROXIES, text -> new Proxies(list(text))),
        reader.isSet(Setting.PASSWORD) ? reader.as(Setting.PASSWORD, Password::new) : null,
        reader.as(Setting.API_KEYS, text -> new ApiKeys(list(text))),
        reader.number(Setting.RATE, 0, 100_000));
  }

  /** A password knows its people; without one strangers would change what others see. */
  private static Editors editors(Reader reader) {
    if (reader.isSet(Setting.RECIPES)) {
      return reader.as(Setting.RECIPES, word -> Editors.named(word).orElseThrow());
    }
    return reader.isSet(Setting.PASSWORD) ? Editors.ANYBODY : Editors.HERE;
  }

  private static Path existing(String text) {
    Path folder = folder(text);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no such folder");
    }
    return folder;
  }

  private static RoboflowDetector.Config roboflow(Reader reader) {
    return new RoboflowDetector.Config(
        reader.as(Setting.ROBOFLOW_URL, URI::create),
        reader.isSet(Setting.ROBOFLOW_KEY) ? reader.as(Setting.ROBOFLOW_KEY, ApiKey::new) : null,
        reader.as(Setting.ROBOFLOW_KEY_IN, Config::inHeader),
        reader.as(Setting.ROBOFLOW_MODELS, Config::models),
        RoboflowDetector.Config.CONNECT_TIMEOUT,
        Duration.ofSeconds(reader.number(Setting.ROBOFLOW_TIMEOUT, 1, 3_600)),
        RoboflowDetector.Config.MAX_ANSWER_BYTES,
        reader.number(Setting.ROBOFLOW_CALLS, 1, 10_000),
        reader.as(Setting.ROBOFLOW_ADDRESSES, Config::yes));
  }

  private static boolean yes(String text) {
    if (!List.of("yes", "no").contains(text)) {
      throw new IllegalArgumentException("neither");
    }
    return text.equals("yes");
  }

  private static boolean inHeader(String text) {
    if (!List.of("query", "header").contains(text)) {
      throw new IllegalArgumentException("neither");
    }
    return text.equals("header");
  }

  private static List<ModelId> models(String text) {
    return list(text).stream().map(ModelId::parse).map(Optional::orElseThrow).toList();
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Reads one setting at a time and says which one cannot be used. */
  private record Reader(Function<String, @Nullable String> values) {

    /** Whose values no message repeats. */
    private static final Set<Setting> SECRET =
        Set.of(
            Setting.DATABASE,
            Setting.DATABASE_PASSWORD,
            Setting.ROBOFLOW_KEY,
            Setting.API_KEYS,
            Setting.METRICS_TOKEN,
            Setting.PASSWORD);

    boolean isSet(Setting setting) {
      return !text(setting).equals(setting.standard());
    }

    private String text(Setting setting) {
      String value = values.apply(setting.variable());
      return value == null || value.isBlank() ? setting.standard() : value.strip();
    }

    <T> T as(Setting setting, Function<String, T> reading) {
      try {
        return reading.apply(text(setting));
      } catch (IllegalArgumentException | NoSuchElementException e) {
        throw setting.unusable(SECRET.contains(setting) ? null : e);
      }
    }

    int number(Setting setting, int lowest, int highest) {
      int value = as(setting, Integer::parseInt);
      if (value < lowest || value > highest) {
        throw setting.unusable(null);
      }
      return value;
    }
  }
}
