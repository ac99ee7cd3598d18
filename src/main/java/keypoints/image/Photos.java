package keypoints.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The front door for pictures: whatever comes in here leaves as a {@link Photo} or as a {@link
 * Failure}. Size and format are known from the first bytes before any pixel is decoded, and a photo
 * that needs no turning never is: it is rewritten from the parts that are needed to show it.
 */
public final class Photos implements AutoCloseable {
  /** The longer side of what screens show, px: a phone's width, or half of a desk's. */
  public static final int SCREEN = 1000;

  private static final ThreadLocal<Decoded> DECODED = new ThreadLocal<>();

  /** High, because the model has not seen the photo yet. */
  private static final float REWRITTEN_QUALITY = 0.95f;

  private static final int STEP = 16_384;
  private static final int SMALL = 256;
  private static final float SMALL_QUALITY = 0.7f;
  private static final float SCREEN_QUALITY = 0.8f;

  private final ImageLimits limits;
  private final AddressFetch fetch;

  public Photos(ImageLimits limits) {
    Codecs.register();
    this.limits = limits;
    this.fetch = new AddressFetch(limits);
  }

  public ImageLimits limits() {
    return limits;
  }

  /**
   * Reads an upload.
   *
   * @throws Failure PHOTO_EMPTY, PHOTO_TOO_LARGE, PHOTO_NOT_AN_IMAGE, PHOTO_HEIC, PHOTO_AVIF,
   *     PHOTO_TOO_MANY_PIXELS, PHOTO_ODD or PHOTO_BROKEN
   * @throws IOException when the stream itself fails
   */
  public Photo read(InputStream in) throws IOException {
    return read(in.readNBytes(limits.maxBytes() + 1));
  }

  /** The same of an upload whose size in bytes is known, so that one array will do. */
  public Photo read(InputStream in, long size) throws IOException {
    byte[] bytes = new byte[(int) Math.min(size, limits.maxBytes() + 1L)];
    int length = 0;
    int step;
    do {
      // the JDK keeps a buffer for each thread, as large as what was read at once
      step = in.readNBytes(bytes, length, Math.min(STEP, bytes.length - length));
      length += step;
    } while (step > 0);
    return read(length < bytes.length ? Arrays.copyOf(bytes, length) : bytes);
  }

  /** Reads a file that is already in memory; fails as {@link #read(InputStream)} does. */
  public Photo read(byte[] bytes) {
    if (bytes.length == 0) {
      throw new Failure(Reason.PHOTO_EMPTY, null);
    }
    if (bytes.length > limits.maxBytes()) {
      throw new Failure(Reason.PHOTO_TOO_LARGE, null, limits.maxMegabytes());
    }
    PhotoFormat format = format(Arrays.copyOf(bytes, PhotoFormat.MAGIC_LENGTH));
    if (format == PhotoFormat.BMP) {
      BmpHead.check(bytes);
    }
    Photo stored = sized(bytes, format);
    return switch (format) {
      case JPEG -> jpeg(stored);
      case PNG -> stored.as(PngEssentials.of(bytes));
      case WEBP -> webp(stored.as(WebpEssentials.of(stored)));
      case GIF, BMP -> rewritten(stored, Orientation.UPRIGHT);
    };
  }

  private Photo jpeg(Photo stored) {
    JpegEssentials.Kept kept = JpegEssentials.of(stored.bytes());
    Photo clean = stored.as(kept.jpeg());
    if (!kept.complete()) {
      Pixels.decode(clean); // shows whether only the last marker is missing
    }
    int orientation = Orientation.read(stored.bytes());
    return orientation == Orientation.UPRIGHT ? clean : rewritten(clean, orientation);
  }

  private Photo webp(Photo clean) {
    return WebpEssentials.isAnimated(clean.bytes()) ? rewritten(clean, Orientation.UPRIGHT) : clean;
  }

  /**
   * Fetches a picture from an address on the public internet, http or https.
   *
   * @throws Failure ADDRESS_INVALID, ADDRESS_REFUSED, ADDRESS_UNREACHABLE, ADDRESS_TIMED_OUT, or as
   *     {@link #read(InputStream)}
   */
  public Photo fetch(String address) {
    return read(fetch.get(address));
  }

  /**
   * Decodes a photo.
   *
   * @return upright, {@link BufferedImage#TYPE_3BYTE_BGR}, transparent parts on white
   * @throws Failure PHOTO_BROKEN
   */
  public BufferedImage pixels(Photo photo) {
    return pixels(photo, 1).picture();
  }

  /**
   * Decodes a photo, or a smaller copy of it where that takes less time.
   *
   * @param most largest reduction that will do, at least 1
   * @throws Failure PHOTO_BROKEN
   */
  public Reduced pixels(Photo photo, int most) {
    Decoded known = DECODED.get();
    if (known == null || !known.isOf(photo)) {
      return Pixels.decode(photo, most);
    }
    Reduced finest = known.finest();
    if (finest != null && finest.reduction() <= most) {
      return finest;
    }
    Reduced finer = Pixels.decode(photo, most);
    DECODED.set(new Decoded(photo, finer));
    return finer;
  }

  /** As {@link #pixels}, with at least so many px along the longer side, or all that there are. */
  public BufferedImage sketch(Photo photo, int side) {
    int most = Math.max(photo.width(), photo.height()) / side;
    return pixels(photo, Math.max(1, most)).picture();
  }

  /** A photo and the finest of its pixels that were asked for; null before. */
  private record Decoded(Photo photo, @Nullable Reduced finest) {
    boolean isOf(Photo other) {
      return photo.bytes() == other.bytes();
    }
  }

  /**
   * Does work that asks for the pixels of one photo several times, on this thread, and decodes them
   * once, or once more when finer ones are asked for than before. None of it may change them.
   */
  public <T> T decodedOnce(Photo photo, Supplier<T> work) {
    Decoded outer = DECODED.get();
    if (outer != null && outer.isOf(photo)) {
      return work.get();
    }
    DECODED.set(new Decoded(photo, null));
    try {
      return work.get();
    } finally {
      DECODED.remove();
    }
  }

  /**
   * A picture as a JPEG file.
   *
   * @param quality 0-1, as libjpeg's 0-100
   */
  public static byte[] jpeg(BufferedImage picture, float quality) {
    return Pixels.encode(picture, PhotoFormat.JPEG, quality);
  }

  /**
   * A small copy of a photo for lists, a JPEG whose longer side has 256 to 511 px.
   *
   * @throws Failure PHOTO_BROKEN
   */
  public byte[] small(Photo photo) {
    return copy(photo, SMALL, SMALL_QUALITY);
  }

  /**
   * A copy of a photo as large as screens show it, a JPEG whose longer side has {@value #SCREEN} px
   * to less than twice as many, or as many as the photo.
   *
   * @throws Failure PHOTO_BROKEN
   */
  public byte[] screen(Photo photo) {
    return copy(photo, SCREEN, SCREEN_QUALITY);
  }

  private byte[] copy(Photo photo, int side, float quality) {
    return jpeg(Shrinking.of(sketch(photo, side), side), quality);
  }

  /** A picture as a PNG file, which loses nothing. */
  public static byte[] png(BufferedImage picture) {
    return Pixels.encode(picture, PhotoFormat.PNG, 1);
  }

  private static PhotoFormat format(byte[] head) {
    return PhotoFormat.of(head).orElseThrow(() -> new Failure(notOurs(head), null));
  }

  private static Reason notOurs(byte[] head) {
    String brand = PhotoFormat.isoBrand(head).orElse("");
    return switch (brand) {
      case "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1" ->
          Reason.PHOTO_HEIC;
      case "avif", "avis" -> Reason.PHOTO_AVIF;
      default -> Reason.PHOTO_NOT_AN_IMAGE;
    };
  }

  private Photo sized(byte[] bytes, PhotoFormat format) {
    Photo photo = Pixels.measure(bytes, format);
    if (photo.width() < 1 || photo.height() < 1) {
      throw new Failure(Reason.PHOTO_BROKEN, "no pixels");
    }
    requireWithinLimits(photo.width(), photo.height());
    return photo;
  }

  private void requireWithinLimits(int width, int height) {
    if ((long) width * height > limits.maxPixels() || Math.max(width, height) > limits.maxSide()) {
      throw new Failure(Reason.PHOTO_TOO_MANY_PIXELS, null, limits.maxMegapixels());
    }
  }

  private Photo rewritten(Photo photo, int orientation) {
    BufferedImage upright = Orientation.apply(Pixels.decode(photo), orientation);
    // a frame of an animated WebP may turn out to be larger than it said
    requireWithinLimits(upright.getWidth(), upright.getHeight());
    PhotoFormat target = photo.format() == PhotoFormat.JPEG ? PhotoFormat.JPEG : PhotoFormat.PNG;
    byte[] bytes = Pixels.encode(upright, target, REWRITTEN_QUALITY);
    return new Photo(bytes, target, upright.getWidth(), upright.getHeight(), photo.receivedBytes());
  }

  @Override
  public void close() {
    fetch.close();
    Codecs.deregister();
  }
}
