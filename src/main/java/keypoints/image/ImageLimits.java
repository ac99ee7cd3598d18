package keypoints.image;

import java.time.Duration;
import java.util.List;

/**
 * What a photo may cost.
 *
 * @param maxBytes of the file
 * @param maxPixels width times height
 * @param maxSide the longer side, px
 * @param fetchTime the whole fetching of an address: connect, headers, body, redirects
 * @param fetchAllow {@code host:port} that may be fetched although the address is private or the
 *     port is not 80 or 443
 */
public record ImageLimits(
    int maxBytes, long maxPixels, int maxSide, Duration fetchTime, List<String> fetchAllow) {
  private static final int MEGA = 1_000_000;

  /** 20 MB, 50 megapixels, 16,384 px a side, 15 s, no exceptions. */
  public static final ImageLimits DEFAULT =
      new ImageLimits(20 * MEGA, 50L * MEGA, 16_384, Duration.ofSeconds(15), List.of());

  public ImageLimits {
    fetchAllow = List.copyOf(fetchAllow);
  }

  /** Of the file, rounded down. */
  public int maxMegabytes() {
    return maxBytes / MEGA;
  }

  /** Millions of pixels, rounded down. */
  public long maxMegapixels() {
    return maxPixels / MEGA;
  }
}
