package keypoints.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import keypoints.annotate.Annotator;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.image.Reduced;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done to pictures of 12 megapixels, each part alone, through the application's doors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class PictureBenchmark {
  static final int WIDTH = 4000;
  static final int HEIGHT = 3000;

  /** Side of the first network's input, px. */
  private static final int INPUT = 320;

  /** An EXIF segment that says nothing but that the camera was held on its side. */
  private static final byte[] SIDEWAYS = {
    -1, -31, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0,
    0, 1, 0, 6, 0, 0, 0, 0, 0, 0
  };

  private final Photos photos = new Photos(ImageLimits.DEFAULT);
  private byte[] jpeg;
  private byte[] sideways;
  private Photo photo;
  private BufferedImage picture;

  @Setup
  public void prepare() throws IOException {
    jpeg = Photographs.jpeg(WIDTH, HEIGHT);
    sideways =
        ByteBuffer.allocate(jpeg.length + SIDEWAYS.length)
            .put(jpeg, 0, 2)
            .put(SIDEWAYS)
            .put(jpeg, 2, jpeg.length - 2)
            .array();
    photo = photos.read(jpeg);
    picture = photos.pixels(photo);
    if (photos.read(sideways).width() != HEIGHT) {
      throw new IllegalStateException("not turned");
    }
  }

  @TearDown
  public void end() {
    photos.close();
  }

  @Benchmark
  public Photo check() {
    return photos.read(jpeg);
  }

  @Benchmark
  public BufferedImage decode() {
    return photos.pixels(photo);
  }

  /** As fine as the engine asks for its first look. */
  @Benchmark
  public Reduced decodeForTheNetwork() {
    return photos.pixels(photo, WIDTH / INPUT / 2);
  }

  @Benchmark
  public BufferedImage decodeOfTheJdk() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  @Benchmark
  public Photo upright() {
    return photos.read(sideways);
  }

  @Benchmark
  public byte[] encode() {
    return Annotator.jpeg(picture);
  }

  @Benchmark
  public byte[] small() {
    return photos.small(photo);
  }
}
