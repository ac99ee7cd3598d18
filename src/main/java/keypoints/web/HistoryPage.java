package keypoints.web;

import java.util.List;
import keypoints.run.Run;
import keypoints.run.Runs;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are kept.
 *
 * @param runs of this page, newest first
 * @param count of all runs
 * @param newer number of the page before; null on the first
 * @param older number of the page after; null on the last
 * @param keep how long runs are kept, in words
 */
public record HistoryPage(
    List<RunItem> runs, int count, @Nullable Integer newer, @Nullable Integer older, String keep)
    implements Page {
  private static final int PER_PAGE = 24;

  static HistoryPage of(Site site, int number, Texts texts) {
    Runs runs = site.runs();
    int skip = (number - 1) * PER_PAGE;
    List<Run> shown = runs.newest(PER_PAGE, skip);
    int count = runs.count();
    return new HistoryPage(
        shown.stream().map(run -> RunItem.of(run, texts, site.clock().getZone())).toList(),
        count,
        number > 1 ? number - 1 : null,
        skip + PER_PAGE < count ? number + 1 : null,
        texts.get("history.keep", site.keep().toHours()));
  }

  @Override
  public String template() {
    return "history";
  }
}
