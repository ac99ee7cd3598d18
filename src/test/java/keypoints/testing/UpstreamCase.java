package keypoints.testing;

import keypoints.testing.RawServer.Script;

/**
 * Something that a hosted model's server can do, and what becomes of it.
 *
 * @param name starts with its number in the corpus
 * @param reason the sentence that the person with the photo reads, as in {@code failure.<reason>}
 * @param calls how often the server is asked
 */
public record UpstreamCase(String name, Script script, String reason, int calls) {
  @Override
  public String toString() {
    return name;
  }
}
