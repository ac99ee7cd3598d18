package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class PagesTest extends WebTest {

  /** Fails behind a title that is longer than what is held back. */
  private static final ErrorPage BREAKS_OFF = new ErrorPage("x".repeat(200_000), "", 200, null);

  @Override
  void more(ServletContext context) {
    Pages pages = new Pages(context, languages());
    HttpServlet broken =
        new HttpServlet() {
          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            pages.render(request, response, 200, BREAKS_OFF);
          }
        };
    context.addServlet("broken", broken).addMapping("/broken");
  }

  @Test
  void scriptThatAsks_getsTheSamePage() throws IOException {
    String run = runOfPeople();
    String page = html(run);

    assertThat(send(request(run).header("Sec-Fetch-Dest", "empty")).body()).isEqualTo(page);
    byte[] packed =
        send(
                request(run).header("Sec-Fetch-Dest", "empty").header("Accept-Encoding", "gzip"),
                BodyHandlers.ofByteArray())
            .body();
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(page);
    }
  }

  @Test
  void pageThatFailsInItsMiddle_isAnErrorToPeopleAndBrokenOffToScripts() {
    assertThat(get("/broken").statusCode()).isEqualTo(500);
    assertThatThrownBy(() -> send(request("/broken").header("Sec-Fetch-Dest", "empty")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(
            () ->
                send(
                    request("/broken")
                        .header("Sec-Fetch-Dest", "empty")
                        .header("Accept-Encoding", "gzip")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
