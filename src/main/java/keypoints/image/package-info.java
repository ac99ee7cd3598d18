/** From a stranger's bytes or address to a photo we trust. */
@NullMarked
package keypoints.image;

import org.jspecify.annotations.NullMarked;
