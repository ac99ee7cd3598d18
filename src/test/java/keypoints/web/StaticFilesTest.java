package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class StaticFilesTest extends WebTest {
  private static final Pattern LINKED =
      Pattern.compile("(?:href|src)=\"(/(?:static|samples)[^\"]+)\"");
  private static final int FIRST_PAGE_BYTES = 40_000; // packed

  @Test
  void everyStyle_isSent() throws IOException {
    String all = get("/static/css/site.css").body();
    try (Stream<Path> styles = Files.list(Path.of("webapp/static/css"))) {
      assertThat(styles)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(all).contains(Files.readString(file)));
    }
  }

  /** In bytes, as it travels: packed. */
  private static int weight(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(answer.body());
    }
    return packed.size();
  }

  @Test
  void firstPage_isLight() throws IOException {
    int bytes = weight(bytes("/"));
    Matcher linked = LINKED.matcher(html("/"));
    while (linked.find()) {
      bytes += weight(bytes(linked.group(1)));
    }
    assertThat(bytes).isLessThan(FIRST_PAGE_BYTES);
  }

  @Test
  void linkedFiles_areKeptForever() {
    Matcher linked = LINKED.matcher(html("/"));
    assertThat(linked.find()).isTrue();
    String address = linked.group(1);
    assertThat(cacheControl(address)).contains("immutable");
    assertThat(cacheControl(address.substring(0, address.indexOf('?')))).contains("no-cache");
  }

  private String cacheControl(String address) {
    return get(address).headers().firstValue("Cache-Control").orElse("");
  }

  @Test
  void knownFile_isNotSentAgain() {
    String tag = get("/static/css/base.css").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        send(request("/static/css/base.css").header("If-None-Match", tag).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void packedFile_saysSo() {
    HttpResponse<String> answer =
        send(request("/static/css/base.css").header("Accept-Encoding", "gzip").GET());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
  }
}
