/** One photo through one model, and its history. */
@NullMarked
package keypoints.run;

import org.jspecify.annotations.NullMarked;
