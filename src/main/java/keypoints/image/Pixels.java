package keypoints.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Decoding and encoding through ImageIO. Metadata is never asked for: a small file can hold
 * gigabytes of it.
 */
final class Pixels {
  /** For a reader's tables. */
  private static final long MEMORY = 100_000_000;

  /** The widest pixels, 16 bits of four channels, and as much again. */
  private static final long MEMORY_A_PIXEL = 16;

  /** Its reader leaves 80 to 170 bytes a pixel to the garbage collector. */
  private static final long LOSSY_WEBP_A_PIXEL = 256;

  private static final int MOST_REDUCED = 8;

  private Pixels() {}

  /** The stored size, from the header alone. */
  static Photo measure(byte[] bytes, PhotoFormat format) {
    return with(
        bytes, format, MEMORY, r -> new Photo(bytes, format, r.getWidth(0), r.getHeight(0)));
  }

  /** The first frame, TYPE_3BYTE_BGR, transparent parts on white. */
  static BufferedImage decode(Photo photo) {
    return decode(photo, 1).picture();
  }

  /**
   * The same, with fewer pixels where that takes less time.
   *
   * @param most largest reduction that will do, at least 1
   */
  static Reduced decode(Photo photo, int most) {
    if (photo.format() != PhotoFormat.JPEG) {
      return whole(photo);
    }
    long pixels = (long) photo.width() * photo.height();
    if (JpegEssentials.inScans(photo.bytes())) {
      return NativeMemory.within(pixels, () -> jpeg(photo, most));
    }
    return jpeg(photo, most);
  }

  private static Reduced jpeg(Photo photo, int most) {
    int reduction = Integer.highestOneBit(Math.min(most, MOST_REDUCED));
    return fast(photo, reduction)
        .map(picture -> new Reduced(picture, reduction))
        .orElseGet(() -> whole(photo));
  }

  private static Optional<BufferedImage> fast(Photo photo, int reduction) {
    long pixels = (long) photo.width() * photo.height() / reduction / reduction;
    return JpegEssentials.isPlain(photo.bytes())
        ? NativeMemory.ifRoom(pixels, () -> TurboJpeg.decode(photo, reduction))
        : Optional.empty();
  }

  private static Reduced whole(Photo photo) {
    byte[] bytes = photo.bytes();
    boolean lossyWebp = photo.format() == PhotoFormat.WEBP && WebpEssentials.isLossy(bytes);
    long each = lossyWebp ? LOSSY_WEBP_A_PIXEL : MEMORY_A_PIXEL;
    long memory = MEMORY + each * photo.width() * photo.height();
    return new Reduced(opaque(with(bytes, photo.format(), memory, Pixels::readWhole)), 1);
  }

  static byte[] encode(BufferedImage picture, PhotoFormat format, float jpegQuality) {
    return format == PhotoFormat.JPEG && picture.getType() == BufferedImage.TYPE_3BYTE_BGR
        ? turbo(picture, jpegQuality).orElseGet(() -> write(picture, format, jpegQuality))
        : write(picture, format, jpegQuality);
  }

  private static Optional<byte[]> turbo(BufferedImage picture, float quality) {
    long pixels = (long) picture.getWidth() * picture.getHeight();
    return NativeMemory.ifRoom(pixels, () -> TurboJpeg.encode(picture, quality));
  }

  /** The same with the JDK's codec. */
  static byte[] write(BufferedImage picture, PhotoFormat format, float jpegQuality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.extension()).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param(writer, format, jpegQuality));
    } catch (IOException e) {
      throw new Failure(Reason.INTERNAL, "cannot encode " + format, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriteParam param(ImageWriter writer, PhotoFormat format, float jpegQuality) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (format == PhotoFormat.JPEG) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(jpegQuality);
    }
    return param;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(ImageReader reader) throws IOException;
  }

  @SuppressWarnings("IllegalCatch") // readers meet a broken file with whatever they stumble over
  private static <T> T with(byte[] bytes, PhotoFormat format, long memory, Reading<T> reading) {
    ImageReader reader = reader(format);
    try (ImageInputStream in = new MeteredInput(bytes, memory)) {
      reader.setInput(in, true, true);
      return reading.from(reader);
    } catch (Failure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Failure(Reason.PHOTO_BROKEN, e.toString(), e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(PhotoFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.extension());
    if (!readers.hasNext()) {
      throw new Failure(Reason.INTERNAL, "no reader for " + format);
    }
    return readers.next();
  }

  /** A file that was cut short is read "successfully", with a warning and a grey rest. */
  private static BufferedImage readWhole(ImageReader reader) throws IOException {
    String[] complaint = new String[1];
    reader.addIIOReadWarningListener((source, warning) -> complaint[0] = warning);
    BufferedImage picture = reader.read(0);
    if (complaint[0] != null && complaint[0].contains("remature end")) {
      throw new Failure(Reason.PHOTO_BROKEN, complaint[0]);
    }
    return picture;
  }

  private static BufferedImage opaque(BufferedImage picture) {
    if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return picture;
    }
    BufferedImage opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    if (picture.getRaster().getNumBands() == 2) {
      greyOnWhite(picture, opaque);
      return opaque;
    }
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return opaque;
  }

  /** Drawn, grey beside transparency would be taken for linear light and become too bright. */
  private static void greyOnWhite(BufferedImage grey, BufferedImage opaque) {
    int most = (1 << grey.getSampleModel().getSampleSize(0)) - 1;
    int[] row = new int[2 * grey.getWidth()];
    int[] bgr = new int[3 * grey.getWidth()];
    for (int y = 0; y < grey.getHeight(); y++) {
      grey.getRaster().getPixels(0, y, grey.getWidth(), 1, row);
      for (int i = 0; i < bgr.length; i++) {
        long alpha = row[i / 3 * 2 + 1];
        long light = row[i / 3 * 2] * alpha / most + most - alpha;
        bgr[i] = (int) (light * 255 / most);
      }
      opaque.getRaster().setPixels(0, y, grey.getWidth(), 1, bgr);
    }
  }
}
