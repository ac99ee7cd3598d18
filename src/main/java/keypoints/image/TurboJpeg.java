package keypoints.image;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libjpeg-turbo, where this machine has it. It gives the same pixels and the same files as the
 * JDK's codec in less time, and can decode to a half, a quarter or an eighth of the size. The names
 * are those of TurboJPEG's interface, version 2, which version 3 has kept.
 */
final class TurboJpeg {
  private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);
  private static final int CHANNELS = 3;
  private static final int BGR = 1; // TJPF_BGR
  private static final int CHROMA_HALVED = 2; // TJSAMP_420
  private static final int ACCURATE = 4096; // TJFLAG_ACCURATEDCT
  private static final int PERCENT = 100;
  private static final @Nullable Calls CALLS = load();

  private TurboJpeg() {}

  /** Its functions, of turbojpeg.h. */
  @SuppressWarnings("ParameterNumber")
  interface Calls extends Library {
    @Nullable Pointer tjInitDecompress();

    @Nullable Pointer tjInitCompress();

    int tjDestroy(Pointer handle);

    void tjFree(Pointer buffer);

    int tjDecompress2(
        Pointer handle,
        byte[] jpeg,
        NativeLong size,
        Pointer pixels,
        int width,
        int pitch,
        int height,
        int format,
        int flags);

    int tjCompress2(
        Pointer handle,
        Pointer pixels,
        int width,
        int pitch,
        int height,
        int format,
        PointerByReference jpeg,
        NativeLongByReference size,
        int chroma,
        int quality,
        int flags);
  }

  private static @Nullable Calls load() {
    try {
      return Native.load("turbojpeg", Calls.class);
    } catch (LinkageError e) {
      LOG.info("Without libjpeg-turbo, photos take longer to be read and written");
      return null;
    }
  }

  static boolean isHere() {
    return CALLS != null;
  }

  /**
   * Decodes to {@code reduction} times fewer px along each axis, rounded up.
   *
   * @param reduction 1, 2, 4 or 8
   * @return TYPE_3BYTE_BGR; empty when the library is not here or finds the least fault
   */
  static Optional<BufferedImage> decode(Photo photo, int reduction) {
    Pointer handle = CALLS == null ? null : CALLS.tjInitDecompress();
    if (CALLS == null || handle == null) {
      return Optional.empty();
    }
    int width = (photo.width() + reduction - 1) / reduction;
    int height = (photo.height() + reduction - 1) / reduction;
    try (Memory pixels = new Memory((long) width * height * CHANNELS)) {
      byte[] file = photo.bytes();
      NativeLong size = new NativeLong(file.length);
      int fault = CALLS.tjDecompress2(handle, file, size, pixels, width, 0, height, BGR, ACCURATE);
      return fault == 0 ? Optional.of(picture(pixels, width, height)) : Optional.empty();
    } finally {
      CALLS.tjDestroy(handle);
    }
  }

  private static BufferedImage picture(Memory pixels, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] into = Shrinking.bytes(picture);
    pixels.read(0, into, 0, into.length);
    return picture;
  }

  /**
   * Encodes as the JDK does: baseline, chroma halved along both axes.
   *
   * @param picture TYPE_3BYTE_BGR
   * @param quality 0-1
   * @return empty when the library is not here
   */
  static Optional<byte[]> encode(BufferedImage picture, float quality) {
    Pointer handle = CALLS == null ? null : CALLS.tjInitCompress();
    if (CALLS == null || handle == null) {
      return Optional.empty();
    }
    byte[] from = Shrinking.bytes(picture);
    try (Memory pixels = new Memory(from.length)) {
      pixels.write(0, from, 0, from.length);
      return encode(CALLS, handle, pixels, picture, Math.round(quality * PERCENT));
    } finally {
      CALLS.tjDestroy(handle);
    }
  }

  private static Optional<byte[]> encode(
      Calls calls, Pointer handle, Memory pixels, BufferedImage picture, int quality) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    PointerByReference file = new PointerByReference();
    NativeLongByReference size = new NativeLongByReference();
    int fault =
        calls.tjCompress2(
            handle, pixels, width, 0, height, BGR, file, size, CHROMA_HALVED, quality, ACCURATE);
    try {
      return fault == 0
          ? Optional.of(file.getValue().getByteArray(0, size.getValue().intValue()))
          : Optional.empty();
    } finally {
      calls.tjFree(file.getValue());
    }
  }
}
