package keypoints.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import keypoints.batch.Batch;
import keypoints.batch.Item;
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

  static BatchLine of(Site site, Batch batch, Texts texts) {
    List<Item> items = site.batching().batches().items(batch.id());
    return new BatchLine(
        batch.id(),
        BatchTexts.summary(Progress.of(batch, items), texts),
        batch.model().toString(),
        texts.time(batch.created(), site.clock().getZone()),
        batch.created().truncatedTo(ChronoUnit.SECONDS).toString(),
        items.stream()
            .filter(item -> item.state() == Item.State.DONE)
            .limit(THUMBS)
            .map(Item::run)
            .toList());
  }
}
