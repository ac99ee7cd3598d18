package keypoints.web;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import keypoints.batch.Batch;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.batch.Progress;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes the page of a batch. */
final class BatchPages {
  private final Site site;
  private final Texts texts;

  BatchPages(Site site, Texts texts) {
    this.site = site;
    this.texts = texts;
  }

  BatchPage of(Batch batch, BatchView view) throws IOException {
    List<Item> items = site.batching().batches().items(batch.id());
    Progress progress = Progress.of(batch, items);
    Sheet sheet = view.kind() == BatchView.Kind.SHEET ? sheet(items) : null;
    return new BatchPage(
        batch.id(),
        texts.get("batch.title", batch.model(), texts.time(batch.created(), zone())),
        BatchTexts.summary(progress, texts),
        BatchTexts.now(batch, progress, texts),
        progress.over(),
        progress.all(),
        progress.finished(),
        !progress.finished() && !view.still(),
        view.stopped().query(),
        !batch.complete(),
        !progress.finished() && !batch.cancelled(),
        (int) items.stream().filter(Item::canRetry).count(),
        views(view),
        sheet == null ? List.of() : counts(sheet, view, progress),
        photos(items, view.kind()),
        sheet == null ? null : new SheetTable(texts).of(sheet, view),
        view.kind() == BatchView.Kind.CONTACT,
        texts.get("batch.keep", site.keep().toHours()));
  }

  private ZoneId zone() {
    return site.clock().getZone();
  }

  private Sheet sheet(List<Item> items) throws IOException {
    return new Sheets(site, texts).of(items);
  }

  private List<BatchPage.Link> views(BatchView view) {
    List<BatchPage.Link> links = new ArrayList<>();
    for (BatchView.Kind kind : BatchView.Kind.values()) {
      String text = texts.get("batch.view." + kind.word());
      links.add(new BatchPage.Link(text, view.with(kind).query(), view.kind() == kind));
    }
    return links;
  }

  private List<BatchPage.Link> counts(Sheet sheet, BatchView view, Progress progress) {
    List<BatchPage.Link> links = new ArrayList<>();
    sheet
        .flags()
        .forEach(
            (flag, photos) ->
                links.add(
                    new BatchPage.Link(
                        BatchTexts.count(flag, photos.size(), progress.all(), texts),
                        view.withFlag(flag.key()).query(),
                        flag.key().equals(view.flag()))));
    if (!view.flag().isEmpty()) {
      links.add(new BatchPage.Link(texts.get("batch.flag.all"), view.withFlag("").query(), false));
    }
    return links;
  }

  private List<BatchPage.Photo> photos(List<Item> items, BatchView.Kind kind) throws IOException {
    return switch (kind) {
      case SHEET -> List.of();
      case PHOTOS -> items.stream().map(item -> photo(item, null)).toList();
      case CONTACT -> contact(items);
    };
  }

  private List<BatchPage.Photo> contact(List<Item> items) throws IOException {
    List<BatchPage.Photo> photos = new ArrayList<>();
    new Sheets(site, texts).each(items, (item, run) -> photos.add(photo(item, run)));
    return photos;
  }

  private BatchPage.Photo photo(Item item, @Nullable Run run) {
    Item.Kept kept = item.photo();
    return new BatchPage.Photo(
        item.number(),
        item.source(),
        item.state() == Item.State.DONE ? item.run() : null,
        item.state().word(),
        BatchTexts.state(item, texts),
        Flag.of(item, item.state() == Item.State.DONE ? item.objects() : 1).stream()
            .filter(flag -> flag.kind() != Flag.Kind.FAILED && flag.kind() != Flag.Kind.NOTHING)
            .map(flag -> BatchTexts.flag(flag, texts))
            .toList(),
        kept == null ? 0 : kept.width(),
        kept == null ? 0 : kept.height(),
        run == null ? null : sketch(run));
  }

  private Sketch sketch(Run run) {
    ImageSize size = run.inference().image();
    return Sketch.of(
        FoundObject.all(run.inference(), site.classes(run), run.options().keypointConfidence()),
        size);
  }
}
