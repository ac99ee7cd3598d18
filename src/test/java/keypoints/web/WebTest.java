package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import keypoints.batch.Batches;
import keypoints.batch.Batching;
import keypoints.batch.Crews;
import keypoints.batch.Incoming;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.db.PhotoStore;
import keypoints.image.ImageLimits;
import keypoints.image.Photos;
import keypoints.inference.Models;
import keypoints.inference.Slots;
import keypoints.measure.RecipeBook;
import keypoints.measure.Recipes;
import keypoints.metrics.Metrics;
import keypoints.run.Room;
import keypoints.run.Runner;
import keypoints.run.Runs;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real servlets, filters and database on a real server; only the model is a stub. */
abstract class WebTest {
  private static final int MEGA = 1_000_000;

  /** Smaller than the usual limits, so that tests need no large files. */
  static final ImageLimits LIMITS =
      new ImageLimits(2 * MEGA, 4L * MEGA, 4000, Duration.ofSeconds(2), List.of());

  private static final URI HOSTED = URI.create("https://models.example/base");

  Slots slots;
  final StubDetector detector = new StubDetector();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private final Server server = new Server();

  @TempDir Path folder;
  Site site;
  URI root;
  private Database database;
  private Photos photos;
  private Crews crews;

  @BeforeEach
  void start() throws Exception {
    slots = new Slots(slotCount());
    database = Database.open(folder);
    photos = new Photos(limits());
    Models models = new Models(List.of(detector));
    PhotoStore store = PhotoPlace.DATABASE.open(database);
    Runs runs = new Runs(database, store);
    Room room = new Room(folder, leastFree());
    Runner runner = new Runner(models, runs, Clock.systemUTC(), slots, room);
    RecipeBook recipes = new RecipeBook(new Recipes(null, models.offered()), database);
    Clock clock = Clock.systemUTC();
    Batches batches = new Batches(database, store, clock);
    crews =
        new Crews(database, batches, clock, new Crews.Tools(photos, store, runner, slotCount()));
    Batching batching = new Batching(batches, new Incoming(batches, photos, store, room), crews);
    Duration keep = Duration.ofHours(24);
    site =
        new Site(models, HOSTED, recipes, photos, runs, runner, batching, clock, keep, editors());
    ServerConnector connector = new ServerConnector(server);
    server.addConnector(connector);
    server.setHandler(handler());
    server.start();
    root = URI.create("http://localhost:" + connector.getLocalPort() + "/");
  }

  ImageLimits limits() {
    return LIMITS;
  }

  Database database() {
    return database;
  }

  /** Bytes of the disk that must be free. */
  long leastFree() {
    return 0;
  }

  /** How many photos may be on their way at once. */
  int slotCount() {
    return 2;
  }

  String metricsToken() {
    return "";
  }

  private ServletContextHandler handler() {
    ServletContextHandler handler = new ServletContextHandler();
    handler.setContextPath("/");
    handler.setBaseResourceAsPath(Path.of("webapp"));
    handler.addServletContainerInitializer(
        (classes, context) -> {
          new Operations(metrics, new MetricsToken(metricsToken())).register(context);
          site.register(context, languages());
          entrance().register(context, languages());
          more(context);
        });
    return handler;
  }

  /** Who may change what is measured. */
  Editors editors() {
    return Editors.HERE;
  }

  /** Who is let in, and how often. */
  Entrance entrance() {
    return Entrance.OPEN;
  }

  /** What the pages are written in. */
  Languages languages() {
    return Languages.OURS;
  }

  /** What else runs beside the pages. */
  void more(ServletContext context) {}

  @AfterEach
  void stop() throws Exception {
    server.stop();
    crews.close();
    photos.close();
    database.close();
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<byte[]> bytes(String path) {
    return send(request(path).GET(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String path, Map<String, String> fields) {
    return send(request(path).header("Content-Type", FormBody.TYPE).POST(form(fields).end()));
  }

  /** Sends the form of the start page with a file. */
  HttpResponse<String> upload(String fileName, byte[] file, Map<String, String> fields) {
    return send(
        request("/runs")
            .header("Content-Type", FormBody.TYPE)
            .POST(form(fields).file("photo", fileName, file).end()));
  }

  /** Sends a good photo; returns the address of its run. */
  String run() {
    HttpResponse<String> answer = upload("clock.jpg", jpeg(400, 300), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The same of a photo with 200 people in it. */
  String runOfPeople() {
    detector.classes = List.of(People.person());
    detector.answer = People::in;
    return upload("people.jpg", jpeg(People.WIDTH, People.HEIGHT), Map.of())
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  /** The page at this address, which must be there. */
  String html(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/html;charset=UTF-8");
    return answer.body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FormBody form(Map<String, String> fields) {
    FormBody form = new FormBody();
    fields.forEach(form::field);
    return form;
  }

  /** Fields in the order given: name, value, name, value. */
  static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  static byte[] jpeg(int width, int height) {
    return Pictures.file(Pictures.redCorner(width, height), "jpg");
  }
}
