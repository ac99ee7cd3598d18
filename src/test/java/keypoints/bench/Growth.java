package keypoints.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import keypoints.db.Database;
import keypoints.testing.ManyRuns;
import keypoints.testing.SlowUpstream;
import org.h2.Driver;

/** How times grow while what is worked on grows tenfold: an exponent of 1 is in proportion. */
final class Growth {
  private static final Target LINEAR = Target.atMost(1);
  private static final int WARM_UPS = 40;
  private static final int SAMPLES = 40;
  private static final int POINTS = 17;
  private static final int[] OBJECTS = {20, 200};
  private static final int[] RUNS = {2_000, 20_000};

  /** Of 0.12, 1.2 and 12 megapixels. */
  private static final int[][] SIZES = {{400, 300}, {1264, 949}, {4000, 3000}};

  private final List<Row> rows = new ArrayList<>();

  private Growth() {}

  static List<Row> measure() throws Exception {
    Growth growth = new Growth();
    growth.engineAndPages();
    growth.history();
    return growth.rows;
  }

  private void engineAndPages() throws Exception {
    try (SlowUpstream upstream = new SlowUpstream(Duration.ZERO);
        Server server =
            new Server(
                Jdk.own(),
                List.of(),
                Map.of("KEYPOINTS_ROBOFLOW_URL", upstream.url().toString()))) {
      engine(server);
      List<URI> runs = new ArrayList<>();
      for (int objects : OBJECTS) {
        upstream.says(Answers.of(2000, 1500, objects, POINTS));
        runs.add(run(server));
      }
      grow("result page of " + OBJECTS[0] + " and " + OBJECTS[1] + " objects", runs, "");
      for (String file : List.of("csv", "json")) {
        String name = "%s of %d and %d objects".formatted(file, OBJECTS[0], OBJECTS[1]);
        grow(name, runs, "/export." + file);
      }
    }
  }

  private void engine(Server server) throws Exception {
    List<Figures> times = new ArrayList<>();
    for (int[] size : SIZES) {
      HttpRequest call = Web.plain(server.at("api/dials/1"), Photographs.jpeg(size[0], size[1]));
      times.add(Pairs.alone(10, 15, () -> Web.ask(call)));
    }
    add("engine, 0.12 and 1.2 megapixels", times.get(0), times.get(1));
    add("engine, 1.2 and 12 megapixels", times.get(1), times.get(2));
  }

  /** The address of a new run. */
  private static URI run(Server server) throws Exception {
    HttpRequest upload = Web.upload(server.at("runs"), "people/1", Photographs.jpeg(2000, 1500));
    HttpResponse<byte[]> page = Web.CLIENT.send(upload, BodyHandlers.ofByteArray());
    if (page.statusCode() != 200) {
      throw new IllegalStateException("no run: " + page.statusCode());
    }
    return page.uri();
  }

  private void grow(String what, List<URI> runs, String part) throws Exception {
    List<Figures> times = new ArrayList<>();
    for (URI run : runs) {
      times.add(asked(URI.create(run + part)));
    }
    add(what, times.get(0), times.get(1));
  }

  private static Figures asked(URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
    return Pairs.alone(WARM_UPS, SAMPLES, () -> Web.ask(request));
  }

  private void history() throws Exception {
    List<Figures> times = new ArrayList<>();
    for (int runs : RUNS) {
      // closing a database takes its driver away from the whole process
      DriverManager.registerDriver(new Driver());
      Path folder = Server.fresh();
      try (Database database = Database.open(Database.Place.in(folder))) {
        ManyRuns.fill(database, runs);
      }
      Map<String, String> settings = Map.of("KEYPOINTS_KEEP_HOURS", "87600");
      try (Server server = new Server(folder, Jdk.own(), List.of(), settings)) {
        times.add(asked(server.at("runs")));
      }
    }
    add("history of %d and %d runs".formatted(RUNS[0], RUNS[1]), times.get(0), times.get(1));
  }

  private void add(String what, Figures small, Figures large) {
    double exponent = Math.log10(large.p50() / small.p50());
    String note = Table.number(small.p50()) + " and " + Table.number(large.p50()) + " ms at p50";
    rows.add(new Row(what, "power", Figures.of(exponent)).to(LINEAR).noting(note));
  }
}
