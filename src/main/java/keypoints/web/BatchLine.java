package keypoints.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import keypoints.batch.Batch;
import keypoints.batch.Batches;
import keypoints.batch.Item;
import keypoints.run.Search;

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

  private static BatchLine of(Site site, Batch batch, Texts texts) {
    Batches batches = site.batching().batches();
    return new BatchLine(
        batch.id(),
        BatchTexts.summary(batches.progress(batch), texts),
        batch.model().toString(),
        texts.time(batch.created(), site.clock().getZone()),
        batch.created().truncatedTo(ChronoUnit.SECONDS).toString(),
        batches.firstDone(batch.id(), THUMBS).stream().map(Item::run).toList());
  }

  /** The newest ones. */
  static List<BatchLine> newest(Site site, Search search, int limit, Texts texts) {
    return site.batching().batches().newest(search, limit).stream()
        .map(batch -> of(site, batch, texts))
        .toList();
  }
}
