/** Opens the database and brings it up to date. */
@NullMarked
package keypoints.db;

import org.jspecify.annotations.NullMarked;
