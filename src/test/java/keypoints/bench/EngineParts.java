package keypoints.bench;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The embedded engine through its API, end to end, against the bare parts of the same work, and how
 * many answers it gives a second against the bare networks.
 */
final class EngineParts {
  private static final String MODEL = "api/dials/1";
  private static final int[][] SIZES = {{640, 480}, {1632, 1224}, {4000, 3000}};
  private static final Target END_TO_END = Target.atMost(1.3);
  private static final Target OF_THE_RATE = Target.atLeast(0.9);
  private static final int TARGET_CLIENTS = 4;
  private static final int WARM_UPS = 15;
  private static final int PAIRS = 25;
  private static final int PICTURES = 12;
  private static final int RATE_PAIRS = 3;
  private static final double RATE_SECONDS = 1.5;
  private static final double WARM_UP_SECONDS = 10;

  private final Server server;
  private final BareEngine bare;
  private final List<Row> rows = new ArrayList<>();

  private EngineParts(Server server, BareEngine bare) {
    this.server = server;
    this.bare = bare;
  }

  static List<Row> measure() throws Exception {
    try (Server server = new Server(Jdk.own(), List.of(), Map.of());
        BareEngine bare = new BareEngine(Runtime.getRuntime().availableProcessors())) {
      EngineParts section = new EngineParts(server, bare);
      for (int[] size : SIZES) {
        section.compare(Photographs.jpeg(size[0], size[1]), size[0] * size[1] / 1e6);
      }
      HttpRequest call = Web.plain(server.at(MODEL), Photographs.jpeg(SIZES[0][0], SIZES[0][1]));
      Crowd.rate(TARGET_CLIENTS, WARM_UP_SECONDS, () -> Web.ask(call));
      for (int clients = 1; clients <= 2 * TARGET_CLIENTS; clients *= 2) {
        section.rate(call, clients);
      }
      section.picture();
      return section.rows;
    }
  }

  private void compare(byte[] photo, double megapixels) throws Exception {
    HttpRequest call = Web.plain(server.at(MODEL), photo);
    Parts parts = new Parts(new ArrayList<>());
    Pairs pairs = Pairs.of(WARM_UPS, PAIRS, () -> found(call), () -> parts.time(bare, photo));
    String size = String.format(Locale.ROOT, ", %.1f megapixels", megapixels);
    Row ratio = new Row("call over bare parts" + size, "times", pairs.ratio());
    rows.add(megapixels > 10 ? ratio.to(END_TO_END) : ratio);
    rows.add(new Row("call" + size, "ms", Figures.of(pairs.first())));
    Row sum = new Row("bare parts" + size, "ms", Figures.of(pairs.second()));
    rows.add(sum.noting(parts.text(PAIRS)));
  }

  private static void found(HttpRequest call) throws Exception {
    String answer = new String(Web.ask(call).body(), StandardCharsets.UTF_8);
    if (!answer.contains("minute_tip")) {
      throw new IllegalStateException(answer);
    }
  }

  /** Ms of decode, letterbox, networks and output, each time. */
  private record Parts(List<double[]> times) {
    private static final String[] NAMES = {"decode", "letterbox", "networks", "output"};

    void time(BareEngine bare, byte[] photo) throws Exception {
      BufferedImage[] picture = new BufferedImage[1];
      times.add(
          new double[] {
            Pairs.millis(() -> picture[0] = BareEngine.decode(photo)),
            Pairs.millis(() -> bare.letterbox(picture[0])),
            Pairs.millis(bare::networks),
            Pairs.millis(bare::read)
          });
    }

    /** The medians of the last so many. */
    String text(int last) {
      List<double[]> counted = times.subList(times.size() - last, times.size());
      return String.join(
          ", ",
          IntStream.range(0, NAMES.length)
              .mapToObj(i -> NAMES[i] + " " + Table.number(median(counted, i)))
              .toList());
    }

    private static double median(List<double[]> times, int part) {
      return Figures.of(times.stream().mapToDouble(time -> time[part])).p50();
    }
  }

  private void rate(HttpRequest call, int clients) throws Exception {
    double[] ours = new double[RATE_PAIRS];
    double[] networks = new double[RATE_PAIRS];
    for (int i = -1; i < RATE_PAIRS; i++) {
      ours[Math.max(0, i)] = Crowd.rate(clients, RATE_SECONDS, () -> Web.ask(call));
      networks[Math.max(0, i)] = Crowd.rate(clients, RATE_SECONDS, bare::runOnly);
    }
    String who = clients == 1 ? ", 1 client" : ", " + clients + " clients";
    Row share =
        new Row("share of the networks' own rate" + who, "", new Pairs(ours, networks).ratio());
    rows.add(clients == TARGET_CLIENTS ? share.to(OF_THE_RATE) : share);
    rows.add(new Row("calls, 0.3 megapixels" + who, "1/s", Figures.of(ours)));
    rows.add(new Row("both networks alone" + who, "1/s", Figures.of(networks)));
  }

  private void picture() throws Exception {
    URI address = server.at(MODEL + "?format=image&labels=true");
    HttpRequest call = Web.plain(address, Photographs.jpeg(4000, 3000));
    Figures times = Pairs.alone(2, PICTURES, () -> Web.ask(call));
    rows.add(new Row("call with format=image, 12.0 megapixels", "ms", times));
  }
}
