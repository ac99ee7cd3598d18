package keypoints.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import keypoints.batch.Batch;
import keypoints.batch.BatchList;
import keypoints.batch.Progress;

/**
 * A batch in a list.
 *
 * @param id of the batch
 * @param summary how far it is, in words
 * @param model {@code project/version}
 * @param created for people
 * @param createdIso for machines
 * @param thumbs ids of the first runs that are done
 */
public record BatchLine(
    String id,
    String summary,
    String model,
    String created,
    String createdIso,
    List<String> thumbs) {
  private static final int THUMBS = 4;

  /** Batches in the order of a list. */
  static List<BatchLine> all(Site site, List<Batch> batches, Texts texts) {
    BatchList list = site.batching().batches().list();
    Map<String, Progress> progress = list.progress(batches);
    return batches.stream()
        .map(
            batch ->
                new BatchLine(
                    batch.id(),
                    BatchTexts.summary(progress.get(batch.id()), texts),
                    batch.model().toString(),
                    texts.time(batch.created(), site.clock().getZone()),
                    batch.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                    list.firstRuns(batch.id(), THUMBS)))
        .toList();
  }
}
