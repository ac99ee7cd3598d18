/** Servers, pictures and scenes that tests are made of. */
@NullMarked
package keypoints.testing;

import org.jspecify.annotations.NullMarked;
