/** What a run's page shows, as files for other programs: one writer for each format. */
@NullMarked
package keypoints.export;

import org.jspecify.annotations.NullMarked;
