/** The composition root and the configuration. */
@NullMarked
package keypoints;

import org.jspecify.annotations.NullMarked;
