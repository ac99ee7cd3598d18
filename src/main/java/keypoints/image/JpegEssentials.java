package keypoints.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int JFIF_LENGTH = 16;

  /** Where the channels of a frame's head begin, in bytes from the start of its length. */
  private static final int CHANNELS_AT = 8;

  /** As many samples as there are px, along both axes. */
  private static final int NOT_SAMPLED = 0x11;

  /** A reader goes over the whole picture once for each scan, and cannot be stopped. */
  private static final int MOST_SCANS = 64;

  private static final long MOST_SCANNED_PIXELS = 300_000_000;
  private static final int MOST_SEGMENTS = 20_000;

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
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.capacity());
    kept.write(file.array(), 0, 2);
    segments.forEach(segment -> write(segment, kept));
    kept.write(0xFF);
    kept.write(END_OF_IMAGE);
    return new Kept(kept.toByteArray(), complete);
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
    for (int at = file.position() + 1; at < bytes.length; at++) {
      if (bytes[at - 1] == -1 && isMarker(bytes[at] & 0xFF)) {
        file.position(at + 1);
        return bytes[at] & 0xFF;
      }
    }
    file.position(bytes.length);
    return -1;
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
  private void write(Segment segment, ByteArrayOutputStream kept) {
    int marker = segment.marker();
    if (marker == APP0 && isNamed(segment, "JFIF")) {
      writeWithoutThumbnail(segment, kept);
    } else if (marker < APP0
        || (marker == APP2 && isNamed(segment, "ICC_PROFILE"))
        || (marker == APP14 && isNamed(segment, "Adobe"))) {
      kept.write(0xFF);
      kept.write(marker);
      kept.write(file.array(), segment.start(), segment.end() - segment.start());
    }
  }

  private boolean isNamed(Segment segment, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    int from = segment.start() + 2;
    int to = from + wanted.length;
    return to <= segment.end() && Arrays.equals(file.array(), from, to, wanted, 0, wanted.length);
  }

  private void writeWithoutThumbnail(Segment segment, ByteArrayOutputStream kept) {
    int from = segment.start();
    byte[] header = Arrays.copyOfRange(file.array(), from, from + segment.length());
    ByteBuffer jfif = ByteBuffer.wrap(Arrays.copyOf(header, JFIF_LENGTH));
    jfif.putShort(0, (short) JFIF_LENGTH).putShort(JFIF_LENGTH - 2, (short) 0);
    kept.write(0xFF);
    kept.write(APP0);
    kept.write(jfif.array(), 0, JFIF_LENGTH);
  }

  private int number(int index) {
    return file.getShort(index) & 0xFFFF;
  }
}
