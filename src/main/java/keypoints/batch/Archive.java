package keypoints.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** A ZIP file of photos. Nothing of it is written to a path that it names. */
public final class Archive {
  private static final byte[] MAGIC = {'P', 'K', 3, 4};

  /** Photos and what systems put beside them. */
  private static final int MOST_ENTRIES = 5_000;

  /** All photos together, unpacked. */
  private static final long MOST_BYTES = 2_000_000_000;

  /** Photos hardly shrink when they are packed. */
  private static final long MOST_RATIO = 50;

  private static final long SMALL = 1_000_000;

  /** What systems put beside photos. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

  /** Names in ZIP files from before UTF-8. */
  private static final Charset OLD = Charset.forName("IBM437");

  private Archive() {}

  /** Whether a file begins as ZIP files do. */
  public static boolean isOne(InputStream file) throws IOException {
    return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC);
  }

  /** Takes one file of the archive. */
  @FunctionalInterface
  interface Taking {
    void take(String name, InputStream file) throws IOException;
  }

  /**
   * Takes all files but hidden ones, in their order.
   *
   * @param maxBytes of a file of which one byte more is handed on, to be refused
   * @throws Failure ARCHIVE_UNREADABLE, ARCHIVE_TOO_LARGE
   */
  static void each(Path zip, int maxBytes, Taking taking) throws IOException {
    try (ZipFile file = open(zip)) {
      List<? extends ZipEntry> photos =
          file.stream().filter(entry -> !entry.isDirectory()).filter(Archive::isWanted).toList();
      if (file.size() > MOST_ENTRIES || photos.size() > Batch.MOST) {
        throw new Failure(Reason.BATCH_FULL, file.size() + " entries", Batch.MOST);
      }
      long allowed = Math.min(MOST_BYTES, SMALL + MOST_RATIO * Files.size(zip));
      for (ZipEntry entry : photos) {
        byte[] bytes = bytes(file, entry, maxBytes);
        allowed -= bytes.length;
        if (allowed < 0) {
          throw new Failure(Reason.ARCHIVE_TOO_LARGE, "unpacked");
        }
        taking.take(entry.getName(), new ByteArrayInputStream(bytes));
      }
    }
  }

  private static ZipFile open(Path zip) throws IOException {
    try {
      return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException names) {
      return openOld(zip);
    }
  }

  private static ZipFile openOld(Path zip) throws IOException {
    try {
      return new ZipFile(zip.toFile(), OLD);
    } catch (ZipException e) {
      throw new Failure(Reason.ARCHIVE_UNREADABLE, e.toString(), e);
    }
  }

  private static boolean isWanted(ZipEntry entry) {
    String path = entry.getName().replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    return !name.startsWith(".")
        && !path.startsWith("__MACOSX/")
        && !LITTER.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Empty when it cannot be read, which no photo is. */
  private static byte[] bytes(ZipFile file, ZipEntry entry, int maxBytes) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return new BufferedInputStream(in).readNBytes(maxBytes + 1);
    } catch (ZipException | EOFException broken) {
      return new byte[0];
    }
  }
}
