/** The embedded engine: ONNX models in the folders that Roboflow Inference keeps in its cache. */
@NullMarked
package keypoints.onnx;

import org.jspecify.annotations.NullMarked;
