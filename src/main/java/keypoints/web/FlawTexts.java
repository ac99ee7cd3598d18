package keypoints.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.Flaws;
import keypoints.inference.Inference;

/** Says what of an answer is not shown as it came. */
final class FlawTexts {
  private FlawTexts() {}

  /** A sentence for each flaw; none for most answers. */
  static List<String> of(Inference inference, Texts texts) {
    Flaws flaws = inference.flaws();
    return flaws == null
        ? List.of()
        : Stream.of(
                sentence(texts, "run.flaw.left_out", flaws.leftOut()),
                sentence(texts, "run.flaw.beyond", flaws.beyond()),
                sentence(texts, "run.flaw.clipped", flaws.clipped()),
                sentence(texts, "run.flaw.points", flaws.pointsLeftOut()),
                sentence(texts, "run.flaw.picture", flaws.pictureLeftOut() ? 1 : 0))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<String> sentence(Texts texts, String key, int count) {
    return count > 0 ? Optional.of(texts.get(key, count)) : Optional.empty();
  }
}
