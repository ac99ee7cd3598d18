package keypoints.web;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The style sheets, scripts and pictures under {@code /static/}, read once and kept packed. */
final class StaticFiles {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png");
  private static final int VERSION_LENGTH = 12;

  private final ServletContext context;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  StaticFiles(ServletContext context) {
    this.context = context;
  }

  /**
   * A file as it is sent.
   *
   * @param version changes when the content does
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Entry(byte[] plain, byte[] packed, String mediaType, String version) {}

  /** The file at this path, such as {@code /static/css/base.css}; empty when there is none. */
  Optional<Entry> find(String path) {
    // names that are not there must not fill the map
    return Optional.ofNullable(entries.computeIfAbsent(path, this::read));
  }

  private @Nullable Entry read(String path) {
    String mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (mediaType == null || path.contains("..")) {
      return null;
    }
    try (InputStream in = context.getResourceAsStream(path)) {
      return in == null ? null : entry(in.readAllBytes(), mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(byte[] plain, String mediaType) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return new Entry(plain, packed.toByteArray(), mediaType, version(plain));
  }

  private static String version(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
