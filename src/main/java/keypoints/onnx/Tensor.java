package keypoints.onnx;

import java.util.Arrays;

/**
 * What the network gave out under one name.
 *
 * @param shape such as [1, 18, 500]
 * @param values row-major, as many as the shape says
 */
record Tensor(String name, long[] shape, float[] values) {

  int rank() {
    return shape.length;
  }

  int size(int dimension) {
    return Math.toIntExact(shape[dimension]);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
