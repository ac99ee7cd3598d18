package keypoints.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are kept.
 *
 * @param asked which of them are wanted
 * @param models to choose from
 * @param classes to choose from
 * @param days that have runs or batches, the newest first
 * @param single how many runs there are on this page
 * @param count of all runs that are wanted, in words
 * @param query of the runs that are wanted, with its question mark; empty for all
 * @param newer query of the page before; null on the first
 * @param older query of the page after; null on the last
 * @param keep how long runs are kept, in words
 */
public record HistoryPage(
    HistoryQuery asked,
    List<String> models,
    List<String> classes,
    List<Day> days,
    int single,
    String count,
    String query,
    @Nullable String newer,
    @Nullable String older,
    String keep)
    implements Page {

  /**
   * What was made on a day.
   *
   * @param name for people
   * @param iso for machines
   */
  public record Day(String name, String iso, List<BatchLine> batches, List<RunItem> runs) {}

  /** Whether there is nothing at all. */
  public boolean empty() {
    return days.isEmpty() && asked.first() && !asked.narrow();
  }

  @Override
  public String template() {
    return "history";
  }
}
