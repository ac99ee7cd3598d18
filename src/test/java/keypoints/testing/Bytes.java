package keypoints.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Joining and cutting files. */
final class Bytes {
  private Bytes() {}

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** One byte a character. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] first(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  static byte[] from(byte[] file, int start) {
    return Arrays.copyOfRange(file, start, file.length);
  }

  static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  /** The same with one byte another. */
  static byte[] with(byte[] file, int at, int value) {
    byte[] changed = file.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** Where these bytes stand first; fails when they do not. */
  static int find(byte[] file, int... wanted) {
    for (int at = 0; at + wanted.length <= file.length; at++) {
      int same = 0;
      while (same < wanted.length && (file[at + same] & 0xFF) == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    throw new IllegalArgumentException("not there");
  }
}
