package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How answers leave: packed where the browser takes that, whole or piece by piece. */
final class Downloads {
  private Downloads() {}

  static void send(HttpServletResponse response, String mediaType, byte[] content)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  /** Whether the browser takes packed answers; says so to caches too. */
  static boolean takesPacked(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Vary", "Accept-Encoding");
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  static byte[] pack(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Quick(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  /** A sixteenth larger than by the level that is usual, in two thirds of the time. */
  private static final class Quick extends GZIPOutputStream {
    private static final int LEVEL = 4;

    Quick(OutputStream out) throws IOException {
      super(out, true);
      def.setLevel(LEVEL);
    }
  }

  /**
   * What is written leaves a piece at a time; the answer is whole once it was closed.
   *
   * @param packed whether the browser takes it so
   */
  static Writer open(HttpServletResponse response, String mediaType, boolean packed)
      throws IOException {
    response.setContentType(mediaType);
    OutputStream out = response.getOutputStream();
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
      out = new Quick(out);
    }
    return new BufferedWriter(new OutputStreamWriter(new Pieces(out), StandardCharsets.UTF_8));
  }

  /**
   * Sends what was written on its way piece by piece. A browser that has left is told of when this
   * is closed: a template that fails because of it would be logged as a mistake of ours.
   */
  private static final class Pieces extends FilterOutputStream {
    private static final int BYTES = 64 * 1024;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable IOException> gone = new AtomicReference<>();

    Pieces(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (gone.get() == null) {
        try {
          send(bytes, offset, length);
        } catch (IOException e) {
          gone.set(e);
        }
      }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (waiting.addAndGet(length) >= BYTES) {
        waiting.set(0);
        out.flush();
      }
    }

    /** Nothing: whoever writes does not know when a piece is worth a packet. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
      IOException left = gone.get();
      if (left != null) {
        throw left;
      }
      out.close();
    }
  }

  /** Sends what {@link #pack} made. */
  static void sendPacked(HttpServletResponse response, String mediaType, byte[] packed)
      throws IOException {
    response.setHeader("Content-Encoding", "gzip");
    send(response, mediaType, packed);
  }

  /** Whether the browser has this version already. */
  static boolean isKnown(HttpServletRequest request, String version) {
    String known = request.getHeader("If-None-Match");
    // a proxy that packs appends to the tag or marks it weak
    return known != null && known.contains(version);
  }

  /** Tags the answer; true when the browser has it already and 304 was said. */
  static boolean unchanged(
      HttpServletRequest request, HttpServletResponse response, String version) {
    response.setHeader("ETag", "\"" + version + "\"");
    boolean same = isKnown(request, version);
    if (same) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
    return same;
  }
}
