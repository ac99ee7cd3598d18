/** Draws boxes, skeletons, keypoints and labels on a photo. */
@NullMarked
package keypoints.annotate;

import org.jspecify.annotations.NullMarked;
