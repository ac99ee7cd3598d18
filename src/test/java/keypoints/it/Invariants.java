package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import keypoints.it.CorpusSite.Answer;

/** What holds for every answer, whatever was asked. */
final class Invariants {
  /** Of containers, libraries, this machine. */
  private static final List<String> INTERNAL =
      List.of(
          "Exception",
          "\tat ",
          "keypoints.web",
          "keypoints.image",
          "keypoints.roboflow",
          "/tmp/",
          "/target/",
          "org.apache",
          "org.eclipse",
          "Tomcat",
          "Jetty",
          "Jersey",
          "Secret words");

  /** Programs that the page of a run shows are as internal as they like. */
  private static final Pattern PROGRAM = Pattern.compile("<pre.*?</pre>", Pattern.DOTALL);

  /** For a request that a container need not understand. */
  private static final List<Integer> STATUSES =
      List.of(200, 400, 403, 404, 405, 414, 422, 431, 501);

  private Invariants() {}

  /** The status that belongs to a reason. */
  static int status(String reason) {
    return switch (reason) {
      case "upstream_unreachable", "upstream_busy", "busy" -> 503;
      case "upstream_timed_out" -> 504;
      default -> reason.startsWith("upstream_") ? 502 : 422;
    };
  }

  /** An answer of the application's own: a page or JSON with all its headers, nothing internal. */
  static void assertOurs(Answer answer) {
    assertThat(answer.status()).isNotEqualTo(500);
    assertHeaders(answer);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertNothingInternal(answer);
    String type = answer.header("content-type").toLowerCase(Locale.ROOT);
    if (answer.status() != 303) {
      assertThat(type).isIn("text/html;charset=utf-8", "application/json");
    }
    if (type.startsWith("text/html")) {
      assertThat(answer.body()).contains("<main", "<h1", "</html>");
    }
  }

  static void assertHeaders(Answer answer) {
    assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(answer.header("permissions-policy")).contains("camera=()");
    assertThat(answer.header("x-robots-tag")).isEqualTo("noindex");
    assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
    // the API is for the pages of other sites, too
    boolean page = !answer.header("content-type").contains("json");
    assertThat(answer.header("cross-origin-resource-policy"))
        .isIn("same-origin", page ? "same-origin" : "cross-origin");
    assertThat(answer.header("server")).isEqualTo("Keypoint Studio");
  }

  /** What a container refuses by itself shows whatever the container likes, but nothing of ours. */
  static void assertNothingOfOurs(Answer answer) {
    assertThat(answer.body()).doesNotContain("keypoints.", "<web-app", "failure.");
    assertThat(answer.status()).as(answer.body()).isIn(STATUSES);
  }

  static void assertNothingInternal(Answer answer) {
    assertThat(PROGRAM.matcher(answer.body()).replaceAll("")).doesNotContain(INTERNAL);
    assertThat(answer.headers()).doesNotContain(INTERNAL).doesNotContain("set-cookie");
  }
}
