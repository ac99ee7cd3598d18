/** What an operator can watch: numbers without persons, in Prometheus' form. */
@NullMarked
package keypoints.metrics;

import org.jspecify.annotations.NullMarked;
