package keypoints.testing;

/**
 * An answer of a hosted model's server that is half right.
 *
 * @param name starts with its number in the corpus
 * @param json the whole answer
 * @param told what the page of the run says besides
 */
public record AnswerCase(String name, String json, String told) {
  @Override
  public String toString() {
    return name;
  }
}
