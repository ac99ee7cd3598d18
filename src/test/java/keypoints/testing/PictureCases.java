package keypoints.testing;

import java.util.List;
import java.util.stream.Stream;

/** All files of the corpus. */
public final class PictureCases {
  private PictureCases() {}

  public static List<PictureCase> all() {
    return Stream.of(
            PngCases.sizes(),
            PngCases.chunks(),
            JpegCases.scans(),
            JpegCases.damaged(),
            GifBmpCases.gif(),
            GifBmpCases.bmp(),
            WebpCases.all(),
            ForeignCases.all(),
            Carriers.polyglots(),
            Carriers.stowaways(),
            GoldenPhotos.all())
        .flatMap(List::stream)
        .toList();
  }
}
