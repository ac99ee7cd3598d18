package keypoints.web;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import keypoints.run.Listed;
import keypoints.run.Run;

/**
 * A run in a list.
 *
 * @param id of the run
 * @param summary what was found, in words
 * @param source what was chosen
 * @param model {@code project/version}
 * @param created for people
 * @param createdIso for machines
 */
public record RunItem(
    String id, String summary, String source, String model, String created, String createdIso) {

  static RunItem of(Run run, Texts texts, ZoneId zone) {
    return of(Listed.of(run), texts, zone);
  }

  static RunItem of(Listed run, Texts texts, ZoneId zone) {
    return new RunItem(
        run.id(),
        Summary.brief(run.found(), texts),
        run.source(),
        run.model().toString(),
        texts.time(run.created(), zone),
        run.created().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
