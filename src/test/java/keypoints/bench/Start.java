package keypoints.bench;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** From the start of the process, with an empty data folder. */
final class Start {
  private static final Target FIRST_PAGE = Target.atMost(3_000);
  private static final int TIMES = 5;
  private static final double NANOS_A_MILLI = 1e6;

  private Start() {}

  static List<Row> measure() throws Exception {
    byte[] photo = Photographs.jpeg(640, 480);
    double[] page = new double[TIMES];
    double[] inference = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      try (Server server = new Server(Jdk.own(), List.of(), Map.of())) {
        Web.ask(Web.page(server.at("")));
        page[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
        HttpRequest call = Web.plain(server.at("api/dials/1"), photo);
        Web.ask(call);
        inference[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
      }
    }
    return List.of(
        new Row("start to first page", "ms", Figures.of(page)).to(FIRST_PAGE),
        new Row("start to first inference, after that page", "ms", Figures.of(inference)));
  }
}
