package keypoints.batch;

/**
 * All that pages need of batches.
 *
 * @param batches that are kept
 * @param incoming takes photos in
 * @param crews work on them
 */
public record Batching(Batches batches, Incoming incoming, Crews crews) {}
