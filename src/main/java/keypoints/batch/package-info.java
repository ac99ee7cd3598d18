/** Many photos through one model, in the background. */
@NullMarked
package keypoints.batch;

import org.jspecify.annotations.NullMarked;
