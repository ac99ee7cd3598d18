package keypoints.onnx;

/**
 * What the network wants to see.
 *
 * @param width of its input, px
 * @param height of its input, px
 */
record Preprocessing(Resize resize, int width, int height) {}
