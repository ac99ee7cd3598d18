/** What can go wrong, as a status and a sentence for people. */
@NullMarked
package keypoints.failure;

import org.jspecify.annotations.NullMarked;
