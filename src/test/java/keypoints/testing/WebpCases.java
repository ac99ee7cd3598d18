package keypoints.testing;

import static keypoints.testing.PictureCase.broken;
import static keypoints.testing.PictureCase.odd;
import static keypoints.testing.PictureCase.taken;
import static keypoints.testing.PictureCase.tooManyPixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/** WebP files chunk by chunk, good and bad: RFC 9649. */
final class WebpCases {
  /** One grey pixel, lossy. */
  private static final byte[] LOSSY =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  /** One pixel, lossless. */
  private static final byte[] LOSSLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  /** Found by the fuzzer: one pixel, and codes of which none is there. */
  private static final byte[] ENDLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQSQEAABERjA==");

  private static final int EXIF = 0x08;
  private static final int XMP = 0x04;
  private static final int ANIMATION = 0x02;

  private WebpCases() {}

  static List<PictureCase> all() {
    byte[] vp8 = Bytes.from(LOSSY, 12);
    return List.of(
        taken("A38 lossy webp", () -> LOSSY),
        taken("A38a lossless webp", () -> LOSSLESS),
        taken("A38b animated webp of 500 frames", () -> animated(500, 1, 1)),
        tooManyPixels("A38c webp of a canvas of 16,384 x 16,384", () -> canvas(0, 16_384, vp8)),
        tooManyPixels(
            "A38d webp of a canvas of 16,777,216 px a side", () -> canvas(0, 1 << 24, vp8)),
        broken("A38e webp that says 16,383 x 16,383 in a canvas of 1 x 1", WebpCases::hidden),
        broken("A38f lossless webp that says more than its canvas", WebpCases::hiddenLossless),
        tooManyPixels(
            "A38g animated webp whose frame is larger", () -> animated(1, 16_383, 16_383)),
        broken("A38o animated webp whose frame hides a larger one", WebpCases::hiddenFrame),
        tooManyPixels("A38h lossy webp that says 16,383 x 16,383", () -> saying(LOSSY, 0x3FFF)),
        broken("A38i webp cut short", () -> Bytes.first(LOSSY, LOSSY.length - 4)),
        broken("A38j webp with a chunk of 4 GB", () -> Bytes.with(LOSSY, 19, 0xFF)),
        broken("A38k webp of a head alone", () -> Bytes.first(LOSSY, 16)),
        broken("A38l webp of no picture", () -> riff(chunk("EXIF", new byte[4]))),
        broken("A38m webp of an unknown kind", () -> riff(chunk("VP9 ", new byte[40]))),
        broken("A38n webp of two canvases", WebpCases::twoCanvases),
        broken("A38p lossless webp of 34 bytes that is read on behind its end", () -> ENDLESS),
        broken("A38r animated webp whose canvas is larger than its frame", WebpCases::largeCanvas),
        odd("A38q lossless webp of one pixel and 65,536 codes", () -> codes(65_536)));
  }

  /** With what a phone adds. */
  static byte[] carrying(byte[] exif) {
    byte[] picture = Bytes.from(LOSSY, 12);
    return riff(
        Bytes.joined(extended(EXIF | XMP, 1), picture, chunk("EXIF", exif), chunk("XMP ", exif)));
  }

  private static byte[] canvas(int flags, int side, byte[] chunks) {
    return riff(Bytes.joined(extended(flags, side), chunks));
  }

  private static byte[] twoCanvases() {
    return riff(Bytes.joined(extended(0, 1), extended(0, 16_000), Bytes.from(LOSSY, 12)));
  }

  private static byte[] hidden() {
    return canvas(0, 1, Bytes.from(saying(LOSSY, 0x3FFF), 12));
  }

  private static byte[] hiddenLossless() {
    byte[] large = LOSSLESS.clone();
    ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putInt(21, 0x0FFFFFFF);
    return canvas(0, 1, Bytes.from(large, 12));
  }

  private static byte[] saying(byte[] lossy, int side) {
    byte[] large = lossy.clone();
    ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putShort(26, (short) side);
    ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putShort(28, (short) side);
    return large;
  }

  private static byte[] animated(int frames, int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(6, width - 1).putInt(9, height - 1).putInt(12, 100);
    byte[] frame = chunk("ANMF", Bytes.joined(head.array(), Bytes.from(LOSSY, 12)));
    byte[] all = Bytes.joined(chunk("ANIM", new byte[6]), Bytes.repeated(frame, frames));
    return canvas(ANIMATION, 1, all);
  }

  private static byte[] hiddenFrame() {
    byte[] large = chunk("ANMF", Bytes.joined(new byte[16], Bytes.from(saying(LOSSY, 0x3FFF), 12)));
    return canvas(ANIMATION, 1, Bytes.joined(chunk("ANIM", new byte[6]), large));
  }

  /**
   * Groups of five codes, RFC 9649 sections 5 and 6, for one pixel. Each code is of one symbol,
   * hence told in four bits and asked for in none; a reader makes 10 kB of tables for a group.
   */
  private static byte[] codes(int groups) {
    BitSet bits = new BitSet();
    bits.set(2); // neither transforms nor a cache of colours, but a picture of groups
    bits.set(7); // it is one pixel, of green 0xFF
    bits.set(9, 18);
    bits.set(18); // and red 0xFF, which makes group 65,535 the last
    bits.set(20, 29);
    int codes = 3 + 5 * groups; // of blue, alpha and distance, and of all groups
    for (int code = 0; code < codes; code++) {
      bits.set(29 + 4 * code);
    }
    byte[] head = {0x2F, 0, 0, 0, 0};
    return riff(chunk("VP8L", Bytes.joined(head, bits.toByteArray())));
  }

  private static byte[] largeCanvas() {
    byte[] large = chunk("ANMF", Bytes.joined(new byte[16], Bytes.from(saying(LOSSY, 0x3FFF), 12)));
    byte[] all = Bytes.joined(chunk("ANIM", new byte[6]), large);
    return canvas(ANIMATION, 1 << 24, all);
  }

  private static byte[] extended(int flags, int side) {
    ByteBuffer canvas = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    canvas.putInt(0, flags).putInt(4, side - 1).putInt(7, side - 1);
    return chunk("VP8X", Bytes.first(canvas.array(), 10));
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + content.length % 2 + 8);
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(Bytes.of(type)).putInt(content.length);
    return chunk.put(content).array();
  }

  private static byte[] riff(byte[] chunks) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.put(Bytes.of("RIFF")).putInt(chunks.length + 4).put(Bytes.of("WEBP"));
    return Bytes.joined(head.array(), chunks);
  }
}
