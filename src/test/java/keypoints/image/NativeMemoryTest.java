package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NativeMemoryTest {
  private static final long LARGE = 30_000_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CountDownLatch both = new CountDownLatch(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Whether it has met the other one. */
  private boolean meets(long pixels) throws IOException {
    return NativeMemory.within(
        pixels,
        () -> {
          both.countDown();
          return await();
        });
  }

  private boolean await() {
    try {
      return both.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Future<Boolean>> two(long pixels) throws InterruptedException {
    Callable<Boolean> one = () -> meets(pixels);
    return threads.invokeAll(List.of(one, one));
  }

  @Test
  void twoLargePictures_areDecodedOneAfterTheOther() throws Exception {
    List<Future<Boolean>> decoded = two(LARGE);
    // the first waits in vain for the second, which comes when it has gone
    assertThat(List.of(decoded.get(0).get(), decoded.get(1).get())).contains(false);
  }

  @Test
  void twoSmallPictures_areDecodedTogether() throws Exception {
    for (Future<Boolean> decoded : two(LARGE / 3)) {
      assertThat(decoded.get()).isTrue();
    }
  }

  @Test
  void largestPicture_hasTheBudgetToItself() throws IOException {
    long more = 2L * NativeMemory.MEGAPIXELS * 1_000_000;
    assertThat(NativeMemory.<String>within(more, () -> "decoded")).isEqualTo("decoded");
  }

  @Test
  void progressiveJpeg_isInScans() throws IOException {
    BufferedImage picture = Pictures.redCorner(64, 48);
    assertThat(JpegEssentials.inScans(Pictures.file(picture, "jpg"))).isFalse();
    assertThat(JpegEssentials.inScans(progressive(picture))).isTrue();
    Photo photo = new Photo(progressive(picture), PhotoFormat.JPEG, 64, 48);
    assertThat(Pixels.decode(photo).getWidth()).isEqualTo(64);
  }

  @Test
  void progressiveJpeg_waitsForTheBudgetAndOthersDoNot() throws Exception {
    BufferedImage picture = Pictures.redCorner(64, 48);
    Photo scans = new Photo(progressive(picture), PhotoFormat.JPEG, 64, 48);
    Photo plain = new Photo(Pictures.file(picture, "jpg"), PhotoFormat.JPEG, 64, 48);
    Future<BufferedImage> waiting =
        NativeMemory.within(
            NativeMemory.MEGAPIXELS * 1_000_000L,
            () -> {
              Future<BufferedImage> begun = threads.submit(() -> Pixels.decode(scans));
              assertThat(Pixels.decode(plain).getWidth()).isEqualTo(64);
              assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              return begun;
            });
    assertThat(waiting.get().getWidth()).isEqualTo(64);
  }

  private static byte[] progressive(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    }
    writer.dispose();
    return file.toByteArray();
  }
}
