/**
 * The benchmark: one table of how fast the application is beside what its work cannot do without.
 */
@NullMarked
package keypoints.bench;

import org.jspecify.annotations.NullMarked;
