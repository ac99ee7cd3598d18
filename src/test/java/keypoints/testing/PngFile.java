package keypoints.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files chunk by chunk, good and bad: PNG specification, third edition, section 5. */
final class PngFile {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGBA = 6;

  private PngFile() {}

  /** Signature, these chunks and the end. */
  static byte[] of(byte[]... chunks) {
    return Bytes.joined(SIGNATURE, Bytes.joined(chunks), chunk("IEND"));
  }

  /** The size, bits a channel and colour type, not interlaced. */
  static byte[] head(int width, int height, int depth, int colours) {
    ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", head.put((byte) depth).put((byte) colours).array());
  }

  static byte[] chunk(String type, byte... content) {
    byte[] named = Bytes.joined(type.getBytes(StandardCharsets.ISO_8859_1), content);
    CRC32 sum = new CRC32();
    sum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8).putInt(content.length);
    return chunk.put(named).putInt((int) sum.getValue()).array();
  }

  /** A chunk whose length lies. */
  static byte[] chunkSaying(int length, String type, byte... content) {
    byte[] chunk = chunk(type, content);
    ByteBuffer.wrap(chunk).putInt(0, length);
    return chunk;
  }

  /** All black, as an IDAT chunk; rows of this many bytes with their filter's byte. */
  static byte[] black(int rows, int rowBytes) {
    return chunk("IDAT", zeros((long) rows * (rowBytes + 1)));
  }

  /** Raw rows, as an IDAT chunk. */
  static byte[] rows(byte[] raw) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(raw);
    deflater.finish();
    return chunk("IDAT", deflated(deflater));
  }

  /** So many zeros in zlib's form, made piece by piece. */
  static byte[] zeros(long count) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 20];
    byte[] buffer = new byte[1 << 16];
    for (long left = count; left > 0; left -= piece.length) {
      deflater.setInput(piece, 0, (int) Math.min(left, piece.length));
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    out.writeBytes(deflated(deflater));
    return out.toByteArray();
  }

  private static byte[] deflated(Deflater deflater) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
