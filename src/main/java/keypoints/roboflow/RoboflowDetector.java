package keypoints.roboflow;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Detector;
import keypoints.inference.Inference;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/** Asks Roboflow's hosted API, or any server that speaks its contract. Safe for many threads. */
public final class RoboflowDetector implements Detector {
  private static final double NANOS_A_SECOND = 1e9;

  private final Config config;
  private final Refusals refusals;
  private final Upstream upstream;
  private final Photos photos;

  /**
   * Opens the one client; nothing is asked yet.
   *
   * @param photos checks the pictures in answers
   */
  public RoboflowDetector(Config config, Photos photos) {
    this.config = config;
    this.photos = photos;
    this.refusals = new Refusals(config.key());
    this.upstream = new Upstream(config, refusals);
  }

  @Override
  public List<Model> models() {
    return config.models().stream().map(this::offered).toList();
  }

  /** Any address can be asked for: which of them exist only the server knows. */
  @Override
  public Optional<Model> model(ModelId id) {
    return Optional.of(offered(id));
  }

  private Model offered(ModelId id) {
    int port = config.baseUrl().getPort();
    String host = config.baseUrl().getHost();
    return new Model(id, port < 0 ? host : host + ":" + port, List.of());
  }

  /**
   * Sends the photo to the server.
   *
   * @throws Failure one of the {@code UPSTREAM_} reasons
   */
  @Override
  public Inference detect(ModelId id, Photo photo, DetectOptions options) {
    long start = System.nanoTime();
    Map<String, Object> query = Question.parameters(photo, options);
    byte[] answer = upstream.post(id, query, new PhotoBody(photo.bytes()));
    return new Answer(photo, options, photos, refusals).read(answer, secondsSince(start));
  }

  /**
   * Lets the server fetch the photo by itself where the operator wants that: less to send, but the
   * server must be trusted not to fetch from places where strangers should not look.
   *
   * @param photo what we found at {@code address}; it is not sent then
   * @throws Failure one of the {@code UPSTREAM_} reasons
   */
  @Override
  public Inference detectAt(String address, ModelId id, Photo photo, DetectOptions options) {
    if (!config.byAddress()) {
      return detect(id, photo, options);
    }
    long start = System.nanoTime();
    Map<String, Object> query = new HashMap<>(Question.parameters(photo, options));
    query.put("image", address);
    byte[] answer = upstream.get(id, query);
    return new Answer(photo, options, photos, refusals).read(answer, secondsSince(start));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS_A_SECOND;
  }

  @Override
  public void close() {
    upstream.close();
  }

  /**
   * Which server to ask, and how.
   *
   * @param baseUrl such as {@code https://serverless.roboflow.com}, with or without a path
   * @param key null for a server that wants none
   * @param keyInHeader whether the key travels in the {@code Authorization} header instead of the
   *     address; newer servers only
   * @param models what to offer in the list; others can be asked for, too
   * @param connectTimeout longest wait for a connection, 1 ms - 1 h
   * @param readTimeout longest silence of the server, and longest wait for its whole answer, 1 ms -
   *     1 h
   * @param maxAnswerBytes longest answer, the picture in it included, 1 kB - 1 GB
   * @param mostCalls how many calls may be on their way at once, 1 - 10,000; one more is refused
   * @param byAddress whether a photo that was fetched from an address is asked about by that
   *     address, so that the server fetches it again
   */
  public record Config(
      URI baseUrl,
      @Nullable ApiKey key,
      boolean keyInHeader,
      List<ModelId> models,
      Duration connectTimeout,
      Duration readTimeout,
      int maxAnswerBytes,
      int mostCalls,
      boolean byAddress) {

    /** A server on the other side of the world answers its SYN in a fraction of this. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A model that nobody has used for a while is loaded first. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    /** The JSON picture of a 20 MB photo, with room. */
    public static final int MAX_ANSWER_BYTES = 32 << 20;

    /**
     * Fewer than there are slots for photos, so that a server that hangs does not take them all.
     */
    public static final int MOST_CALLS = 24;

    private static final int LARGEST_CROWD = 10_000;
    private static final int SHORTEST_LIMIT = 1_000;
    private static final int LONGEST_LIMIT = 1_000_000_000;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public Config {
      models = List.copyOf(models);
      require(isServer(baseUrl), "the base URL must be http(s)://host[:port][/path]");
      require(
          !isRoboflow(baseUrl) || "https".equalsIgnoreCase(baseUrl.getScheme()),
          "Roboflow's hosts are asked by https only, because the key travels along");
      require(isTimeout(connectTimeout), "the connect timeout must be 1 ms - 1 h");
      require(isTimeout(readTimeout), "the read timeout must be 1 ms - 1 h");
      require(
          maxAnswerBytes >= SHORTEST_LIMIT && maxAnswerBytes <= LONGEST_LIMIT,
          "the longest answer must be 1 kB - 1 GB");
      require(
          mostCalls >= 1 && mostCalls <= LARGEST_CROWD, "there may be 1 - 10,000 calls at once");
    }

    /** With the default limits, and the key in the address, which every server accepts. */
    public static Config of(URI baseUrl, @Nullable ApiKey key, List<ModelId> models) {
      return new Config(
          baseUrl,
          key,
          false,
          models,
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          MAX_ANSWER_BYTES,
          MOST_CALLS,
          false);
    }

    private static boolean isServer(URI url) {
      String scheme = url.getScheme();
      return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null;
    }

    private static boolean isRoboflow(URI url) {
      String host = url.getHost().toLowerCase(Locale.ROOT);
      return host.endsWith(".roboflow.com") || host.endsWith(".roboflow.eu");
    }

    private static boolean isTimeout(Duration duration) {
      return duration.compareTo(SHORTEST_TIMEOUT) >= 0 && duration.compareTo(LONGEST_TIMEOUT) <= 0;
    }

    private static void require(boolean met, String sentence) {
      if (!met) {
        throw new IllegalArgumentException(sentence);
      }
    }
  }
}
