/** Quantities from keypoints: what to measure, what comes out, and how far it holds. */
@NullMarked
package keypoints.measure;

import org.jspecify.annotations.NullMarked;
