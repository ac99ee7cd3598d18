package keypoints.testing;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A drawn picture and the dials in it.
 *
 * @param seed the number it was drawn from; with the picture's size it determines everything
 * @param picture opaque RGB
 * @param dials in the order in which they were drawn; none in a scene without dials
 */
public record DialScene(long seed, BufferedImage picture, List<Dial> dials) {
  public DialScene {
    dials = List.copyOf(dials);
  }
}
