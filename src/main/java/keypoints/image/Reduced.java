package keypoints.image;

import java.awt.image.BufferedImage;

/**
 * A photo's pixels, or those of a smaller copy of it.
 *
 * @param picture upright, {@link BufferedImage#TYPE_3BYTE_BGR}; not to be changed
 * @param reduction px of the photo for each of its px along each axis: 1, 2, 4 or 8; the last px of
 *     a row or column may reach beyond the photo
 */
public record Reduced(BufferedImage picture, int reduction) {}
