package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.JpegFile;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a photo carries beside the picture stays outside, without a pixel being decoded. */
final class PhotoGateTest {
  private static final String CANARY = "CANARY 52.5200 N 13.4050 E";

  /** One grey pixel. */
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  private final Photos photos = new Photos(ImageLimits.DEFAULT);

  @AfterEach
  void close() {
    photos.close();
  }

  private void assertRefused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> photos.read(file))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private void assertClean(byte[] carrier, byte[] plain) {
    Photo photo = photos.read(carrier);
    assertThat(new String(photo.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
    BufferedImage clean = photos.pixels(photo);
    BufferedImage expected = photos.pixels(photos.read(plain));
    for (int x = 0; x < expected.getWidth(); x++) {
      assertThat(clean.getRGB(x, 0)).isEqualTo(expected.getRGB(x, 0));
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] segment(int marker, String text) {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer segment = ByteBuffer.allocate(content.length + 4);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
    return segment.put(content).array();
  }

  private static byte[] behindStart(byte[] jpeg, byte[]... segments) {
    byte[] start = Arrays.copyOf(jpeg, 2);
    return joined(start, joined(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  @Test
  void jpegWithMetadataCommentsAndATail_isKeptWithoutThem() {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    byte[] carrier =
        behindStart(
            plain,
            segment(0xE1, "Exif\0\0" + CANARY),
            segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + CANARY),
            segment(0xED, "Photoshop 3.0\0" + CANARY),
            segment(0xFE, CANARY));
    assertClean(joined(carrier, CANARY.getBytes(StandardCharsets.US_ASCII)), plain);
  }

  @Test
  void jpegThatSaysItHasNoPixels_isRefusedBeforeAnyoneLooksForThem() {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    assertRefused(JpegFile.saying(plain, 0, 30), Reason.PHOTO_BROKEN);
    assertRefused(JpegFile.saying(plain, 40, 0), Reason.PHOTO_BROKEN);
  }

  @Test
  void jpegOfTwoPicturesInOneFile_keepsTheFirst() {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    byte[] second = behindStart(plain, segment(0xE1, "MPF\0" + CANARY));
    assertClean(joined(plain, second), plain);
  }

  @Test
  void thumbnailInAJfifHeader_isCutOff() {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    String thumbnail = "CANARY CANARY".substring(0, 12); // 2 x 2 px of three bytes
    byte[] header = segment(0xE0, "JFIF\0\1\2\0\0\1\0\1\2\2" + thumbnail);
    assertClean(behindStart(Arrays.copyOf(plain, plain.length), header), plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "prVt"})
  void pngWithTextsAndATail_isKeptWithoutThem(String type) {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "png");
    byte[] head = Arrays.copyOf(plain, 33);
    byte[] rest = Arrays.copyOfRange(plain, 33, plain.length);
    byte[] tail = CANARY.getBytes(StandardCharsets.US_ASCII);
    assertClean(joined(head, chunk(type, "Key\0\0" + CANARY), rest, tail), plain);
  }

  private static byte[] chunk(String type, String text) {
    byte[] content = (type + text).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(content);
    ByteBuffer chunk = ByteBuffer.allocate(content.length + 8);
    return chunk.putInt(content.length - 4).put(content).putInt((int) sum.getValue()).array();
  }

  @Test
  void webpWithExifAndXmp_isKeptWithoutThem() {
    byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
    byte[] extended = riff("VP8X", new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    byte[] exif = riff("EXIF", CANARY.getBytes(StandardCharsets.US_ASCII));
    byte[] chunks = joined(extended, picture, exif, riff("XMP ", exif));
    byte[] file = joined(Arrays.copyOf(WEBP, 12), chunks, exif);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, chunks.length + 4);
    assertClean(file, WEBP);
    assertThat(photos.read(file).bytes()[20]).isZero();
  }

  private static byte[] riff(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + content.length % 2 + 8);
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.US_ASCII));
    return chunk.putInt(content.length).put(content).array();
  }

  @Test
  void jpegThatLacksItsLastMarkerAlone_isKeptAndGetsIt() {
    byte[] plain = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    byte[] cut = Arrays.copyOf(plain, plain.length - 2);
    assertThat(photos.read(cut).bytes()).isEqualTo(photos.read(plain).bytes());
  }

  @ParameterizedTest
  @CsvSource({"jpg,10", "jpg,50", "png,50", "png,95"})
  void fileCutShort_isRefusedAtTheGate(String format, int percent) {
    byte[] whole = Pictures.file(Pictures.redCorner(300, 300), format);
    assertRefused(Arrays.copyOf(whole, whole.length * percent / 100), Reason.PHOTO_BROKEN);
  }

  @Test
  void pngWithAWrongChecksum_isRefused() {
    byte[] png = Pictures.file(Pictures.redCorner(40, 30), "png");
    png[png.length - 14] ^= 1; // in the checksum of the pixels
    assertRefused(png, Reason.PHOTO_BROKEN);
  }

  @Test
  void webpCutShort_isRefused() {
    assertRefused(Arrays.copyOf(WEBP, WEBP.length - 4), Reason.PHOTO_BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"64,true", "65,false", "2000,false"})
  void scans_areCountedBeforeAPixelIsDecoded(int scans, boolean read) throws IOException {
    byte[] file = withScans(scans);
    if (read) {
      assertThat(photos.read(file).width()).isEqualTo(48);
    } else {
      assertRefused(file, Reason.PHOTO_ODD);
    }
  }

  @ParameterizedTest
  @CsvSource({"4600,true", "6400,false"})
  void scansOfLargePictures_areCountedInPixels(int side, boolean read) throws IOException {
    byte[] file = withScans(10);
    int frame = indexOf(file, (byte) 0xC2);
    ByteBuffer.wrap(file).putShort(frame + 4, (short) side).putShort(frame + 6, (short) side);
    if (read) {
      assertThat(photos.read(file).width()).isEqualTo(side);
    } else {
      assertRefused(file, Reason.PHOTO_ODD);
    }
  }

  private static int indexOf(byte[] file, byte marker) {
    int at = 2;
    while (file[at] != (byte) 0xFF || file[at + 1] != marker) {
      at++;
    }
    return at + 1;
  }

  /** A progressive JPEG of 48 x 48 px whose last scan is there often enough. */
  private static byte[] withScans(int scans) throws IOException {
    byte[] file = progressive(Pictures.redCorner(48, 48));
    int last = 0;
    int count = 0;
    for (int i = 0; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xDA) {
        last = i;
        count++;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, last);
    for (int i = count; i <= scans; i++) {
      out.write(file, last, file.length - 2 - last);
    }
    out.write(file, file.length - 2, 2);
    return out.toByteArray();
  }

  private static byte[] progressive(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
