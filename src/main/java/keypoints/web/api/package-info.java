/** The inference API of Roboflow's contract. */
@NullMarked
package keypoints.web.api;

import org.jspecify.annotations.NullMarked;
