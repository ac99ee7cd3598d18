package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.Test;

/** Many photos at once, through the form, its page and its files. */
final class BatchTest extends WebTest {
  private static final int LONGEST_WAITS = 200;
  private static final int WAIT_MILLIS = 50;

  private HttpResponse<String> post(String path, FormBody form) {
    return send(request(path).header("Content-Type", FormBody.TYPE).POST(form.end()));
  }

  /** Presses a button of the batch's page. */
  private HttpResponse<String> press(String button) {
    return send(
        request(button)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.noBody()));
  }

  private static FormBody photos(int count) {
    FormBody form = new FormBody();
    for (int i = 1; i <= count; i++) {
      form.file("photo", "clock" + i + ".jpg", jpeg(200 + i, 150));
    }
    return form;
  }

  /** The address of a batch that was taken. */
  private String begun(FormBody form) {
    HttpResponse<String> answer = post("/batches", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Its page when nothing is left to do. */
  private String finished(String batch) throws InterruptedException {
    String page = html(batch);
    for (int i = 0; i < LONGEST_WAITS && !page.contains("Nothing is left to do"); i++) {
      Thread.sleep(WAIT_MILLIS);
      page = html(batch);
    }
    assertThat(page).contains("Nothing is left to do");
    return page;
  }

  @Test
  void severalPhotos_eachHasItsRunAndTheirSheetItsRows() throws Exception {
    String batch = begun(photos(3).field("confidence", "50"));
    String page = finished(batch);
    assertThat(page).contains("3 of 3 photos done", "clock1.jpg", "clock3.jpg", "done, 2 objects");
    assertThat(page.split("href=\"/runs/", -1)).hasSize(4);
    assertThat(detector.asked.confidence()).isEqualTo(0.5);
    assertThat(get(page.replaceFirst("(?s).*?href=\"(/runs/[^\"]+)\".*", "$1")).statusCode())
        .isEqualTo(200);

    String sheet = html(batch + "?view=sheet");
    assertThat(sheet).contains("6 rows", "twelve missing: 3 of 3 photos", "A · clock", "93\u00a0%");
    assertThat(html(batch + "?view=sheet&flag=missing:twelve")).contains("3 rows");
    assertThat(html(batch + "?view=contact").split("/thumb\"", -1)).hasSize(4);
  }

  @Test
  void fileThatIsNoPhoto_isFailedWithItsSentenceAndTheOthersDone() throws Exception {
    String batch =
        begun(photos(1).file("photo", "notes.txt", "hello".getBytes(StandardCharsets.UTF_8)));
    String page = finished(batch);
    assertThat(page).contains("1 of 2 photos done, 1 failed", "not a picture we can read");
    assertThat(page).doesNotContain("once more</button>");
    assertThat(html(batch + "?view=sheet&flag=failed")).contains("1 row", "notes.txt");
  }

  @Test
  void zipFile_givesItsPhotosWithoutPathsAndLitter() throws Exception {
    byte[] zip =
        zip(
            Map.of(
                "../../etc/clock.jpg",
                jpeg(200, 150),
                "deep/er/gauge.jpg",
                jpeg(150, 200),
                "__MACOSX/._clock.jpg",
                new byte[9],
                "deep/.DS_Store",
                new byte[9]));
    String page = finished(begun(new FormBody().file("photo", "all.zip", zip)));
    assertThat(page).contains("2 of 2 photos done", ">clock.jpg<", ">gauge.jpg<");
    assertThat(page).doesNotContain("etc/", "DS_Store");
  }

  @Test
  void zipFileThatUnpacksToFarMore_isRefused() throws Exception {
    byte[] zip = zip(Map.of("a.jpg", new byte[2_000_001], "b.jpg", new byte[2_000_001]));
    HttpResponse<String> answer = post("/batches", new FormBody().file("photo", "all.zip", zip));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("more than can be unpacked");
  }

  @Test
  void damagedZipFile_isRefused() throws Exception {
    byte[] zip = zip(Map.of("a.jpg", jpeg(200, 150)));
    byte[] cut = java.util.Arrays.copyOf(zip, zip.length / 2);
    HttpResponse<String> answer = post("/batches", new FormBody().file("photo", "all.zip", cut));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The ZIP file is damaged");
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void addresses_areFetchedWhenTheirTurnComes() throws Exception {
    String addresses = "http://127.0.0.1:1/a.jpg\r\n\r\n http://localhost/b.jpg ";
    String page = finished(begun(new FormBody().field("addresses", addresses)));
    assertThat(page).contains("0 of 2 photos done, 2 failed", "Nothing may be fetched from");
    assertThat(page).contains("Try 2 photos once more");
  }

  @Test
  void wrongSetting_keepsThePhotosForTheNextTry() throws Exception {
    HttpResponse<String> answer = post("/batches", photos(2).field("confidence", "400"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("2 photos are kept", "value=\"400\"");
    String kept = answer.body().replaceFirst("(?s).*name=\"kept\" value=\"([^\"]+)\".*", "$1");
    String page = finished(begun(new FormBody().field("kept", kept).field("confidence", "40")));
    assertThat(page).contains("2 of 2 photos done");
  }

  @Test
  void wrongSetting_takesAddressesOnce() throws Exception {
    FormBody form = new FormBody().field("addresses", "http://localhost/b.jpg");
    HttpResponse<String> answer = post("/batches", form.field("confidence", "400"));
    assertThat(answer.body()).contains("1 photo is kept").doesNotContain("localhost/b.jpg");
  }

  @Test
  void formWithoutPhotos_saysSo() {
    HttpResponse<String> answer = post("/batches", new FormBody().field("confidence", "40"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("There is no photo yet");
  }

  @Test
  void photosSentOneByOne_areThereOnceHoweverOftenTheyAreSent() throws Exception {
    String batch = begun(new FormBody().field("announced", "2"));
    assertThat(html(batch)).contains("0 of 2 photos have arrived");
    for (String name : List.of("a", "a", "b")) {
      FormBody one = new FormBody().field("upload", name).file("photo", name, jpeg(200, 150));
      assertThat(post(batch + "/photos", one).statusCode()).isEqualTo(204);
    }
    press(batch + "/complete");
    assertThat(finished(batch)).contains("2 of 2 photos done");
    FormBody late = new FormBody().field("upload", "c").file("photo", "c", jpeg(200, 150));
    assertThat(post(batch + "/photos", late).statusCode()).isEqualTo(409);
  }

  @Test
  void failedPhoto_isDoneWhenItIsTriedOnceMore() throws Exception {
    detector.failure = new Failure(Reason.UPSTREAM_FAILED, null);
    String batch = begun(photos(2));
    assertThat(finished(batch)).contains("0 of 2 photos done, 2 failed");
    detector.failure = null;
    press(batch + "/retry");
    assertThat(finished(batch)).contains("2 of 2 photos done");
  }

  @Test
  void cancelledBatch_beginsNothingMore() throws Exception {
    String batch = begun(new FormBody().field("announced", "3"));
    detector.failure = new Failure(Reason.BUSY, null);
    post(batch + "/photos", new FormBody().field("upload", "a").file("photo", "a", jpeg(9, 9)));
    press(batch + "/cancel");
    String page = html(batch);
    for (int i = 0; i < LONGEST_WAITS && !page.contains("1 cancelled"); i++) {
      Thread.sleep(WAIT_MILLIS);
      page = html(batch);
    }
    assertThat(page).contains("0 of 1 photo done, 1 cancelled", "Cancelled.");
  }

  @Test
  void deletedBatch_isGoneWithItsRunsAndPhotos() throws Exception {
    String batch = begun(photos(1));
    String run = finished(batch).replaceFirst("(?s).*?href=\"(/runs/[^\"]+)\".*", "$1");
    assertThat(press(batch + "/delete").statusCode()).isEqualTo(303);
    assertThat(get(batch).statusCode()).isEqualTo(404);
    assertThat(get(run).statusCode()).isEqualTo(404);
    assertThat(database().query("select owner from photo_file", row -> row.getString(1))).isEmpty();
  }

  @Test
  void history_listsBatchesAsOneByModelDayPhotoAndClass() throws Exception {
    String batch = begun(photos(2));
    String run = finished(batch).replaceFirst("(?s).*?href=\"(/runs/[^\"]+)\".*", "$1");
    String listed = "2 of 2 photos done";
    assertThat(html("/runs")).contains(batch, "1 batch<").doesNotContain(run + '"');
    assertThat(html("/runs?each=on")).contains(run + '"', "2 runs<").doesNotContain(batch);
    assertThat(html("/")).as("recent runs").doesNotContain(run);
    assertThat(html("/runs")).contains(listed);
    assertThat(html("/runs?model=dials/1&source=CLOCK2&class=clock&from=2020-01-01"))
        .contains(listed);
    for (String other : List.of("model=yards/7", "source=dog", "class=cat", "to=2020-01-01")) {
      assertThat(html("/runs?" + other)).doesNotContain(listed);
    }
  }

  @Test
  void files_holdAllPhotos() throws Exception {
    String batch = begun(photos(3));
    finished(batch);
    String csv = get(batch + "/export.csv").body();
    assertThat(csv.lines()).hasSize(7);
    assertThat(csv).contains("clock1.jpg", "missing:twelve");
    JsonObject coco = json(get(batch + "/export.coco.json").body());
    assertThat(coco.getJsonArray("images")).hasSize(3);
    assertThat(coco.getJsonArray("annotations")).hasSize(6);
    assertThat(coco.getJsonArray("annotations").getJsonObject(5).getInt("id")).isEqualTo(6);
    assertThat(coco.getJsonArray("annotations").getJsonObject(5).getInt("image_id")).isEqualTo(3);
    assertThat(get(batch + "/export.tps").body().split("LM=", -1)).hasSize(7);
    assertThat(names(bytes(batch + "/export.yolo.zip").body())).hasSize(7).contains("data.yaml");
    assertThat(names(bytes(batch + "/export.pictures.zip").body()))
        .hasSize(3)
        .allMatch(name -> name.endsWith("-annotated.jpg"));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
