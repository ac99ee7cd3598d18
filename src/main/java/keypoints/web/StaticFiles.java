package keypoints.web;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The style sheets, scripts and pictures under {@code /static/}, read once and kept packed. */
final class StaticFiles {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  /** One file for each component, sent as one; values first, for the others use them. */
  private static final List<String> STYLES =
      List.of(
          "tokens", "base", "layout", "button", "form", "drop", "choice", "runs", "history",
          "picture", "table", "result", "correct", "compare", "measure", "recipe", "batch",
          "program", "export", "print");

  private static final String ALL_STYLES = "/static/css/site.css";
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
    try {
      byte[] content = path.equals(ALL_STYLES) ? styles() : content(path);
      return content == null ? null : entry(content, mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte @Nullable [] content(String path) throws IOException {
    try (InputStream in = context.getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private byte[] styles() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : STYLES) {
      byte[] style = content("/static/css/" + name + ".css");
      if (style == null) {
        throw new FileNotFoundException(name + ".css");
      }
      all.write(style);
    }
    return all.toByteArray();
  }

  private static Entry entry(byte[] plain, String mediaType) throws IOException {
    return new Entry(plain, Downloads.pack(plain), mediaType, version(plain));
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
