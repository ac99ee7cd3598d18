package keypoints.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * A JPEG file without what is not needed to show it: EXIF and other application data, comments,
 * thumbnails, whatever follows the picture. Segments as in ITU-T T.81, annex B; no pixel is
 * decoded.
 */
final class JpegEssentials {
  /** Eight bytes of an array as one number. */
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int JFIF_LENGTH = 16;
  private static final int MARKER_BYTES = 2;

  /** Where the channels of a frame's head begin, in bytes from the start of its length. */
  private static final int CHANNELS_AT = 8;

  /** As many samples as there are px, along both axes. */
  private static final int NOT_SAMPLED = 0x11;

  /** A reader goes over the whole picture once for each scan, and cannot be stopped. */
  private static final int MOST_SCANS = 64;

  private static final long MOST_SCANNED_PIXELS = 300_000_000;
  private static final int MOST_SEGMENTS = 20_000;

  /** Of each of eight bytes the lowest bit, and the highest. */
  private static final long ONE_EACH = 0x0101_0101_0101_0101L;

  private static final long HIGH_EACH = 0x8080_8080_8080_8080L;

  private final ByteBuffer file;

  private JpegEssentials(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /**
   * What is left of a file.
   *
   * @param jpeg from the start of the image to its end
   * @param complete whether the end of the image was there; a file cut short gets one
   */
  record Kept(byte[] jpeg, boolean complete) {}

  /**
   * One segment.
   *
   * @param start of its length, from the start of the file
   * @param length with those two bytes
   * @param end of the segment and, behind the head of a scan, of the scan's data
   */
  private record Segment(int marker, int start, int length, int end) {}

  /**
   * Keeps what is needed.
   *
   * @throws Failure PHOTO_BROKEN when segments do not follow one another, PHOTO_ODD when there are
   *     more scans than a reader should be asked to go through
   */
  static Kept of(byte[] file) {
    return new JpegEssentials(file).kept();
  }

  /** Whether a reader goes over the whole picture more than once. */
  static boolean inScans(byte[] file) {
    List<Segment> segments = new ArrayList<>();
    var unused = new JpegEssentials(file).collect(segments, END_OF_IMAGE);
    return segments.stream().filter(segment -> segment.marker() == START_OF_SCAN).count() > 1;
  }

  /**
   * Whether every reader takes its colours for the same: YCbCr without a profile. Where a file says
   * nothing, some take three channels of one size for RGB.
   */
  static boolean isPlain(byte[] file) {
    List<Segment> head = new ArrayList<>();
    JpegEssentials jpeg = new JpegEssentials(file);
    var unused = jpeg.collect(head, START_OF_SCAN);
    boolean named = head.stream().anyMatch(s -> s.marker() == APP0 && jpeg.isNamed(s, "JFIF"));
    return head.stream().noneMatch(s -> s.marker() == APP2 || s.marker() == APP14)
        && head.stream().filter(s -> jpeg.pixels(s) > 0).allMatch(s -> jpeg.isYcc(s, named));
  }

  /**
   * Of a frame's head: its number of channels is its byte 7, each of them takes 3 from byte 8 on.
   */
  private boolean isYcc(Segment frame, boolean named) {
    return frame.length() >= CHANNELS_AT + 3 * 3
        && file.get(frame.start() + CHANNELS_AT - 1) == 3
        && (named || file.get(frame.start() + CHANNELS_AT + 1) != NOT_SAMPLED);
  }

  private Kept kept() {
    List<Segment> segments = new ArrayList<>();
    boolean complete = collect(segments, END_OF_IMAGE);
    checkScans(segments);
    List<ByteBuffer> parts = segments.stream().map(this::kept).toList();
    int length = parts.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer kept = ByteBuffer.allocate(length + 2 * MARKER_BYTES);
    kept.put(file.slice(0, MARKER_BYTES));
    parts.forEach(kept::put);
    kept.put((byte) 0xFF).put((byte) END_OF_IMAGE);
    return new Kept(kept.array(), complete);
  }

  /** All segments before a marker, or the end of the image; whether that end was met. */
  private boolean collect(List<Segment> segments, int last) {
    file.position(2);
    while (segments.size() < MOST_SEGMENTS) {
      int marker = next();
      if (marker == last || marker == END_OF_IMAGE || marker < 0) {
        return marker == END_OF_IMAGE;
      }
      segments.add(segment(marker));
    }
    throw new Failure(Reason.PHOTO_ODD, "more than " + MOST_SEGMENTS + " segments");
  }

  /** Moves behind the next marker, over whatever stands before it; -1 at the end of the file. */
  private int next() {
    byte[] bytes = file.array();
    int at = file.position();
    while (at + 1 < bytes.length) {
      if (at + Long.BYTES <= bytes.length && !hasFf((long) LONGS.get(bytes, at))) {
        at += Long.BYTES;
      } else if (bytes[at] == -1 && isMarker(bytes[at + 1] & 0xFF)) {
        file.position(at + 2);
        return bytes[at + 1] & 0xFF;
      } else {
        at++;
      }
    }
    file.position(bytes.length);
    return -1;
  }

  /**
   * Whether one of eight bytes is 0xFF, which most of a scan's are not: the test for a zero byte of
   * Warren, Hacker's Delight, 6-1, of the complement.
   */
  private static boolean hasFf(long eight) {
    long complement = ~eight;
    return ((complement - ONE_EACH) & ~complement & HIGH_EACH) != 0;
  }

  /** Of a segment or the end: not of a restart, which is part of a scan. */
  private static boolean isMarker(int value) {
    return value >= 0xC0 && value != 0xFF && (value < 0xD0 || value > 0xD8);
  }

  private Segment segment(int marker) {
    int start = file.position();
    int length = file.remaining() < 2 ? 0 : number(start);
    if (length < 2 || length > file.remaining()) {
      throw new Failure(Reason.PHOTO_BROKEN, "JPEG segment beyond the end");
    }
    file.position(start + length);
    if (marker == START_OF_SCAN && next() >= 0) {
      file.position(file.position() - 2);
    }
    return new Segment(marker, start, length, file.position());
  }

  private void checkScans(List<Segment> segments) {
    long scans = segments.stream().filter(segment -> segment.marker() == START_OF_SCAN).count();
    if (scans == 0) {
      throw new Failure(Reason.PHOTO_BROKEN, "JPEG without a scan");
    }
    long pixels = segments.stream().mapToLong(this::pixels).max().orElse(0);
    if (scans > MOST_SCANS || scans * pixels > MOST_SCANNED_PIXELS) {
      throw new Failure(Reason.PHOTO_ODD, scans + " scans of " + pixels + " px");
    }
  }

  /** Of a frame's head; 0 of other segments. */
  private long pixels(Segment segment) {
    boolean frame =
        segment.marker() <= 0xCF && !Set.of(0xC4, 0xC8, 0xCC).contains(segment.marker());
    return frame && segment.length() >= 7
        ? (long) number(segment.start() + 3) * number(segment.start() + 5)
        : 0;
  }

  /** Tables, frames and scans; of the rest, only what says which colours are meant. */
  private ByteBuffer kept(Segment segment) {
    int marker = segment.marker();
    if (marker == APP0 && isNamed(segment, "JFIF")) {
      return withoutThumbnail(segment);
    }
    boolean needed =
        marker < APP0
            || (marker == APP2 && isNamed(segment, "ICC_PROFILE"))
            || (marker == APP14 && isNamed(segment, "Adobe"));
    int from = segment.start() - MARKER_BYTES;
    return file.slice(from, needed ? segment.end() - from : 0);
  }

  private boolean isNamed(Segment segment, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    int from = segment.start() + 2;
    int to = from + wanted.length;
    return to <= segment.end() && Arrays.equals(file.array(), from, to, wanted, 0, wanted.length);
  }

  private ByteBuffer withoutThumbnail(Segment segment) {
    int length = Math.min(segment.length(), JFIF_LENGTH);
    byte[] jfif = new byte[MARKER_BYTES + JFIF_LENGTH];
    file.get(segment.start() - MARKER_BYTES, jfif, 0, MARKER_BYTES + length);
    return ByteBuffer.wrap(jfif)
        .putShort(MARKER_BYTES, (short) JFIF_LENGTH)
        .putShort(jfif.length - 2, (short) 0);
  }

  private int number(int index) {
    return file.getShort(index) & 0xFFFF;
  }
}
