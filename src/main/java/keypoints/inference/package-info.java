/** The vocabulary: models, predictions, keypoints, and the wire JSON. */
@NullMarked
package keypoints.inference;

import org.jspecify.annotations.NullMarked;
