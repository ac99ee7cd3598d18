/** Models on Roboflow's hosted API or on a Roboflow Inference server, asked through Jersey. */
@NullMarked
package keypoints.roboflow;

import org.jspecify.annotations.NullMarked;
