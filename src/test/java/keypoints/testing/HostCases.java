package keypoints.testing;

import static keypoints.testing.HostCase.late;
import static keypoints.testing.HostCase.noImage;
import static keypoints.testing.HostCase.refused;
import static keypoints.testing.HostCase.taken;
import static keypoints.testing.HostCase.tooLarge;
import static keypoints.testing.HostCase.unreachable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hosts that may be asked for a photo, and what they make of it. */
public final class HostCases {
  /** May be asked, and nobody is there. */
  public static final String NOBODY = "localhost:1";

  private HostCases() {}

  public static List<HostCase> all() {
    return Stream.of(redirects(), connections(), bodies(), types(), statuses(), files())
        .flatMap(List::stream)
        .toList();
  }

  private static List<HostCase> redirects() {
    List<HostCase> kinds =
        IntStream.of(301, 302, 303, 307, 308)
            .mapToObj(status -> taken("C26 redirect " + status, elsewhere(status, "/picture.png")))
            .toList();
    List<HostCase> others =
        List.of(
            taken("C26a three redirects", "/hops/3"),
            unreachable("C27 four redirects", "/hops/4"),
            unreachable("C27a redirect to itself", "/loop"),
            unreachable("C27b redirect and back", "/ping"),
            taken("C28 redirect to a path beside it", elsewhere(302, "picture.png")),
            refused("C28a redirect to a file", elsewhere(302, "file:///etc/passwd")),
            refused("C28b redirect to a script", elsewhere(302, "javascript:alert(1)")),
            unreachable("C29 redirect to nowhere", "/to-nowhere"),
            refused("C29a redirect to two places", "/two-places"),
            refused("C29b redirect with a password", elsewhere(302, "http://a:b@example.org/")),
            refused("C29c redirect of 10,000 letters", "/far"),
            refused("C29d redirect to nonsense", "/nonsense"),
            refused("C29e redirect to a host with a blank", "/spaces"));
    return Stream.of(kinds, others).flatMap(List::stream).toList();
  }

  private static String elsewhere(int status, String address) {
    return "/" + status + "-" + AddressCase.hex(address);
  }

  private static List<HostCase> connections() {
    return List.of(
        late("C34 https where nobody answers the greeting", "https://localhost:PORT/a.png"),
        unreachable("C33 nobody there", "http://" + NOBODY + "/a.jpg"),
        unreachable("C33a reset", "/reset"),
        unreachable("C33b hangs up", "/hangs-up"),
        unreachable("C33c half a head", "/half-a-head"),
        unreachable("C33d half a body", "/half-a-body"),
        unreachable("C35 line of 1 MB in the head", "/long-head"),
        unreachable("C35a 10,000 lines in the head", "/many-heads"),
        late("C36 body byte by byte", "/drip"),
        unreachable("C46 HTTP 0.9", "/http09"),
        unreachable("C46a ICY", "/icy"),
        unreachable("C46b garbage", "/garbage"));
  }

  private static List<HostCase> bodies() {
    return List.of(
        tooLarge("C37 10 GB announced", "/huge"),
        tooLarge("C38 body without end", "/endless"),
        noImage("C40 packed picture", "/gzip"),
        new HostCase("C40a nothing", "/empty", "photo_empty"),
        taken("C40b chunks", "/chunked"));
  }

  private static List<HostCase> types() {
    return List.of(
        noImage("C31 page that leads on", "/page"),
        noImage("C41 JSON", "/json"),
        taken("C42 picture as text", "/as-text"),
        taken("C42a picture as bytes", "/as-bytes"),
        taken("C42b picture as nothing", "/untyped"),
        noImage("C44 drawing", "/svg"),
        taken("C48 cookie", "/cookie"),
        taken("C24 key of somebody in the query", "/picture.png?api_key=of+somebody#part"));
  }

  private static List<HostCase> statuses() {
    List<HostCase> plain =
        IntStream.of(204, 206, 300, 304, 400, 403, 404, 410, 418, 429, 451, 500, 503)
            .mapToObj(status -> unreachable("C45 status " + status, "/status/" + status))
            .toList();
    List<HostCase> passwords =
        List.of(
            unreachable("C49 asks for a password", "/wants-password"),
            unreachable("C49a asks for one of Windows", "/wants-windows"),
            unreachable("C49b asks for one of a proxy", "/wants-proxy"));
    return Stream.of(plain, passwords).flatMap(List::stream).toList();
  }

  /** The gate is the same for files that are fetched: one of each of its sentences. */
  private static List<HostCase> files() {
    return List.of(
        new HostCase("C47 bomb", "/bomb", "photo_too_many_pixels"),
        new HostCase("C47a heic", "/heic", "photo_heic"),
        new HostCase("C47b png cut short", "/cut", "photo_broken"));
  }
}
