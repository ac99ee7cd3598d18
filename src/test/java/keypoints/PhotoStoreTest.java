package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import keypoints.db.Database;
import keypoints.db.Orphans;
import keypoints.db.PhotoPlace;
import keypoints.db.PhotoStore;
import keypoints.db.PhotoStore.Kind;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.PhotoStores;
import keypoints.testing.S3Server;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Photos in each of the places that they can be kept in. */
final class PhotoStoreTest {
  private static final String UNKNOWN = "unknown-to-any-tables-";

  @TempDir Path folder;
  private RunningApp app;

  @ParameterizedTest
  @EnumSource
  void photoOfARun_isThereAfterARestartAndGoesWithIt(PhotoStores kind) throws Exception {
    PhotoPlace place = kind.fresh(folder);
    start(place);
    String run = upload();
    byte[] photo = photo(run).body();
    assertThat(photo).startsWith(0xFF, 0xD8, 0xFF);
    app.close();
    assertThat(kind.names(place, data())).containsExactly(id(run) + "/photo");

    start(place);
    Visitor visitor = new Visitor(app.home());
    assertThat(photo(run).body()).isEqualTo(photo);
    assertThat(visitor.get(run).statusCode()).isEqualTo(200);
    assertThat(visitor.get(run + "/thumb").statusCode()).isEqualTo(200);
    app.close();
    assertThat(kind.names(place, data())).contains(id(run) + "/small").hasSize(2);

    start(place);
    visitor = new Visitor(app.home());
    assertThat(visitor.get(run + "/thumb").statusCode()).isEqualTo(200);
    assertThat(visitor.post(run + "/delete", "").statusCode()).isEqualTo(303);
    assertThat(photo(run).statusCode()).isEqualTo(404);
    app.close();
    assertThat(kind.names(place, data())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void photoThatIsMissing_isSaidToBe(PhotoStores kind) throws Exception {
    PhotoPlace place = kind.fresh(folder);
    start(place);
    String run = upload();
    app.close();
    kind.empty(place, data());

    start(place);
    Visitor visitor = new Visitor(app.home());
    assertThat(visitor.get(run).statusCode()).isEqualTo(200);
    for (String picture : List.of("/photo", "/thumb", "/export.jpg")) {
      assertThat(visitor.get(run + picture).statusCode()).isEqualTo(404);
      assertThat(visitor.get(run + picture).body()).contains("The photo of this run is not there");
    }
    assertThat(visitor.post(run + "/delete", "").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @EnumSource
  void photosWithoutOwner_goWhenTheyAreOld(PhotoStores kind) throws Exception {
    PhotoPlace place = kind.fresh(folder);
    start(place);
    String run = upload();
    app.close();
    try (Database database = Database.open(data());
        PhotoStore store = credentials(place).open(database)) {
      store.put(UNKNOWN, Kind.PHOTO, new byte[1]);
      store.put(UNKNOWN, Kind.VISUALIZATION, new byte[1]);
      Orphans orphans = new Orphans(store, database, List.of("select id from run"));

      assertThat(orphans.sweep(Instant.now().minus(Duration.ofMinutes(30)))).isZero();
      assertThat(store.get(UNKNOWN, Kind.PHOTO)).isPresent();
      assertThat(orphans.sweep(Instant.now().plusSeconds(5))).isEqualTo(1);
      assertThat(store.get(UNKNOWN, Kind.PHOTO)).isEmpty();
    }
    assertThat(kind.names(place, data())).containsExactly(id(run) + "/photo");
  }

  /** Where tests do not start an application, which they set them for. */
  private static PhotoPlace credentials(PhotoPlace place) {
    System.setProperty("aws.accessKeyId", "anybody");
    System.setProperty("aws.secretAccessKey", "any word");
    return place;
  }

  @Test
  void whatACrashLeft_goesAtTheNextStart() throws Exception {
    PhotoPlace place = PhotoStores.FOLDER.fresh(folder);
    start(place);
    app.close();
    Path photos = Path.of(place.address());
    Path orphan = photos.resolve("un").resolve(UNKNOWN + ".photo");
    Files.createDirectories(orphan.getParent());
    List<Path> left = List.of(orphan, photos.resolve("unfinished").resolve("half"));
    for (Path file : left) {
      Files.setLastModifiedTime(
          Files.write(file, new byte[1]), FileTime.from(Instant.now().minusSeconds(7200)));
    }
    Path fresh = Files.write(photos.resolve("unfinished").resolve("fresh"), new byte[1]);

    start(place);
    for (int i = 0; i < 100 && Files.exists(orphan); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    app.close();
    assertThat(left).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(fresh).exists();
  }

  @Test
  void folderThatCannotBeWritten_isSaidAndNothingIsHalfDone() throws Exception {
    PhotoPlace place = PhotoStores.FOLDER.fresh(folder);
    start(place);
    String run = upload();
    Path unfinished = Path.of(place.address()).resolve("unfinished");
    Path elsewhere = Files.move(unfinished, folder.resolve("elsewhere"));

    assertUnreachable(sent());
    assertThat(photo(run).statusCode()).isEqualTo(200);
    assertThat(runs()).isEqualTo(1);

    Files.move(elsewhere, unfinished);
    assertThat(sent().statusCode()).isEqualTo(303);
  }

  @Test
  void bucketThatIsAway_isSaidAndComesBack() throws Exception {
    Path objects = folder.resolve("objects");
    S3Server server = new S3Server(objects, 0);
    server.makeBucket("kept");
    PhotoPlace place = new PhotoPlace(URI.create("s3://kept"), server.address(), "eu-test-1");
    start(place);
    String run = upload();
    server.close();

    Visitor visitor = new Visitor(app.home());
    assertUnreachable(sent());
    assertUnreachable(visitor.get(run + "/photo"));
    assertUnreachable(visitor.post(run + "/delete", ""));
    assertThat(visitor.get(run).statusCode()).as("page without photo").isEqualTo(200);
    assertThat(runs()).isEqualTo(1);

    try (S3Server again = new S3Server(objects, server.address().getPort())) {
      assertThat(photo(run).statusCode()).isEqualTo(200);
      assertThat(sent().statusCode()).isEqualTo(303);
      assertThat(again.keys("kept")).hasSize(2);
    }
  }

  @Test
  void bucketThatIsNotThere_isSaid() throws Exception {
    PhotoPlace real = PhotoStores.BUCKET.fresh(folder);
    URI wrong = URI.create("s3://no-such-bucket");
    start(new PhotoPlace(wrong, real.endpoint(), real.region()));
    assertUnreachable(sent());
    assertThat(runs()).isZero();
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("The place where photos are kept cannot be reached");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void start(PhotoPlace place) throws Exception {
    app = new RunningApp(data(), Map.copyOf(PhotoStores.settings(place)));
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
  }

  private String upload() throws Exception {
    HttpResponse<String> answer = sent();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> sent() throws Exception {
    FormBody form = new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg());
    return new Visitor(app.home()).upload(form);
  }

  private int runs() throws Exception {
    return new Visitor(app.home()).get("runs").body().split("/thumb\"", -1).length - 1;
  }

  private static String id(String run) {
    return run.substring(run.lastIndexOf('/') + 1);
  }

  private HttpResponse<byte[]> photo(String run) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(app.home().resolve(run + "/photo")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }
}
