package keypoints.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What {@link RemoteHost} answers, by path. */
final class RemoteAnswers {
  private static final byte[] PICTURE = Pictures.file(Pictures.redCorner(8, 6), "png");
  private static final int TEN_SECONDS = 10_000;

  @FunctionalInterface
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private final RemoteHost host;
  private final Map<String, Answer> known;

  RemoteAnswers(RemoteHost host) {
    this.host = host;
    known =
        Map.ofEntries(
            Map.entry("/picture.png", out -> body(out, "Content-Type: image/png", PICTURE)),
            Map.entry("/as-text", out -> body(out, "Content-Type: text/plain", PICTURE)),
            Map.entry("/as-bytes", out -> body(out, "Content-Type: application/x", PICTURE)),
            Map.entry("/untyped", out -> body(out, "X-Nothing: x", PICTURE)),
            Map.entry("/cookie", out -> body(out, "Set-Cookie: id=CANARY", PICTURE)),
            Map.entry("/chunked", RemoteAnswers::chunked),
            Map.entry("/page", out -> body(out, "Content-Type: text/html", page())),
            Map.entry("/json", out -> body(out, "Content-Type: application/json", bytes("{}"))),
            Map.entry("/svg", out -> body(out, "Content-Type: image/svg+xml", svg())),
            Map.entry("/empty", out -> body(out, "Content-Type: image/png", new byte[0])),
            Map.entry("/bomb", out -> body(out, "Content-Type: image/png", bomb())),
            Map.entry("/heic", out -> body(out, "Content-Type: image/jpeg", heic())),
            Map.entry("/cut", out -> body(out, "Content-Type: image/png", cut())),
            Map.entry("/gzip", out -> body(out, "Content-Encoding: gzip", gzip())),
            Map.entry("/to-nowhere", out -> send(out, "HTTP/1.1 302 Found\r\n\r\n")),
            Map.entry("/two-places", RemoteAnswers::twoPlaces),
            Map.entry("/loop", out -> redirect(out, 302, "/loop")),
            Map.entry("/ping", out -> redirect(out, 302, "/pong")),
            Map.entry("/pong", out -> redirect(out, 302, "/ping")),
            Map.entry("/far", out -> redirect(out, 302, "/" + "a".repeat(10_000))),
            Map.entry("/nonsense", out -> redirect(out, 302, "http://[nonsense")),
            Map.entry("/spaces", out -> redirect(out, 302, "http://exa mple/%zz")),
            Map.entry("/silent", out -> host.pause(TEN_SECONDS)),
            Map.entry("/hangs-up", out -> {}),
            Map.entry("/half-a-head", out -> send(out, "HTTP/1.1 200 OK\r\nContent-")),
            Map.entry("/half-a-body", out -> declared(out, PICTURE.length * 2L, PICTURE)),
            Map.entry("/huge", out -> declared(out, 10_000_000_000L, PICTURE)),
            Map.entry("/endless", this::endless),
            Map.entry("/drip", this::drip),
            Map.entry("/slow-head", out -> host.endlessly(out, bytes("H"), 100)),
            Map.entry("/long-head", RemoteAnswers::longHead),
            Map.entry("/many-heads", RemoteAnswers::manyHeads),
            Map.entry("/http09", out -> out.write(PICTURE)),
            Map.entry("/icy", out -> send(out, "ICY 200 OK\r\n\r\n")),
            Map.entry("/garbage", out -> send(out, "\1\2\3\4 nothing\r\n\r\n")),
            Map.entry("/early-hints", out -> host.endlessly(out, hint(), 1)),
            Map.entry("/wants-password", out -> refusal(out, 401, "WWW-Authenticate: Basic")),
            Map.entry("/wants-windows", out -> refusal(out, 401, "WWW-Authenticate: NTLM")),
            Map.entry("/wants-proxy", out -> refusal(out, 407, "Proxy-Authenticate: Basic")));
  }

  void answer(String target, Socket visitor) throws IOException {
    OutputStream out = visitor.getOutputStream();
    String path = target.replaceFirst("\\?.*", "");
    if (path.equals("/reset")) {
      visitor.setSoLinger(true, 0);
    } else if (path.matches("/3\\d\\d-.*")) {
      String address = new String(HexFormat.of().parseHex(path.substring(5)), UTF_8);
      redirect(out, Integer.parseInt(path.substring(1, 4)), address);
    } else if (path.startsWith("/hops/")) {
      int left = Integer.parseInt(path.substring(6)) - 1;
      redirect(out, 302, left > 0 ? "/hops/" + left : "/picture.png");
    } else if (path.startsWith("/status/")) {
      refusal(out, Integer.parseInt(path.substring(8)), "Retry-After: 1");
    } else {
      known.getOrDefault(path, o -> refusal(o, 404, "X-Nothing: x")).write(out);
    }
    out.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(bytes(text));
  }

  private static void body(OutputStream out, String header, byte[] body) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + header + "\r\n");
    send(out, "Content-Length: " + body.length + "\r\n\r\n");
    out.write(body);
  }

  private static void declared(OutputStream out, long length, byte[] body) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
    out.write(body);
  }

  private static void refusal(OutputStream out, int status, String header) throws IOException {
    send(out, "HTTP/1.1 " + status + " Secret words\r\nConnection: close\r\n" + header + "\r\n");
    boolean none = List.of(204, 304).contains(status);
    send(out, none ? "\r\n" : "Content-Length: 12\r\n\r\nSecret words");
  }

  private static void redirect(OutputStream out, int status, String to) throws IOException {
    send(out, "HTTP/1.1 " + status + " Elsewhere\r\nConnection: close\r\n");
    out.write(("Location: " + to + "\r\nContent-Length: 0\r\n\r\n").getBytes(UTF_8));
  }

  private static void twoPlaces(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 302 Elsewhere\r\nConnection: close\r\nLocation: http://127.0.0.1/\r\n");
    send(out, "Location: /picture.png\r\nContent-Length: 0\r\n\r\n");
  }

  private static void chunked(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    send(out, Integer.toHexString(PICTURE.length) + "\r\n");
    out.write(PICTURE);
    send(out, "\r\n0\r\n\r\n");
  }

  private void endless(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    host.endlessly(out, bytes("10000\r\n" + "x".repeat(0x10000) + "\r\n"), 0);
  }

  private void drip(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n");
    host.endlessly(out, bytes("x"), 50);
  }

  private static void longHead(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(1_000_000) + "\r\n");
    send(out, "Content-Length: " + PICTURE.length + "\r\n\r\n");
    out.write(PICTURE);
  }

  private static void manyHeads(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 200 OK\r\n" + "X-Many: x\r\n".repeat(10_000));
    send(out, "Content-Length: " + PICTURE.length + "\r\n\r\n");
    out.write(PICTURE);
  }

  private static byte[] hint() {
    return bytes("HTTP/1.1 103 Early Hints\r\n\r\n");
  }

  private static byte[] page() {
    return bytes("<meta http-equiv=refresh content='0;url=http://127.0.0.1/'><p>Please log in");
  }

  private static byte[] svg() {
    return bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
  }

  private static byte[] bomb() {
    return PngFile.of(PngFile.head(50_000, 50_000, 8, PngFile.RGBA), PngFile.rows(new byte[9]));
  }

  private static byte[] heic() {
    return bytes("\0\0\0\30ftypheic\0\0\0\0mif1heic");
  }

  private static byte[] cut() {
    return Bytes.first(PICTURE, PICTURE.length - 20);
  }

  /** A real picture inside, so that only an unpacking client would find it. */
  private static byte[] gzip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(PICTURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
