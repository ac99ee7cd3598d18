package keypoints.web;

import java.util.List;
import keypoints.batch.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A batch: how far it is, its photos, its sheet or its contact sheet.
 *
 * @param id of the batch
 * @param title what it is about
 * @param summary how far it is, in words
 * @param now what is going on, in words
 * @param done photos that nothing more will happen to
 * @param all photos
 * @param finished whether nothing more will happen
 * @param refreshes whether the page loads itself anew
 * @param stop the query of the same page that does not
 * @param arriving whether more photos may be added
 * @param canCancel whether there is something to stop
 * @param canRetry how many photos can be tried again
 * @param views to choose from
 * @param counts what is the matter with how many photos, in words, with queries that show them
 * @param photos for the views of photos; empty in the sheet
 * @param sheet null in the other views
 * @param keep how long it is kept, in words
 */
public record BatchPage(
    String id,
    String title,
    String summary,
    String now,
    int done,
    int all,
    boolean finished,
    boolean refreshes,
    String stop,
    boolean arriving,
    boolean canCancel,
    int canRetry,
    List<Link> views,
    List<Link> counts,
    List<Photo> photos,
    @Nullable Table sheet,
    boolean contact,
    String keep)
    implements Page {

  /** A way to another view of the batch. */
  public record Link(String text, String query, boolean shown) {}

  /**
   * One photo.
   *
   * @param run id of its run; null while it has none
   * @param state name of its look
   * @param text where it stands, in words
   * @param flags what is the matter with it, in words
   * @param width of the photo, px; 0 while that is not known
   * @param height of the photo, px
   * @param sketch what was found, for the contact sheet; null elsewhere
   */
  public record Photo(
      int number,
      String source,
      @Nullable String run,
      String state,
      String text,
      List<String> flags,
      int width,
      int height,
      @Nullable Sketch sketch) {}

  /**
   * The sheet.
   *
   * @param heads of its columns
   * @param left how many rows are left out for good; 0 for none
   * @param newer query of the page before; null on the first
   * @param older query of the page after; null on the last
   */
  public record Table(
      List<RunTables.Head> heads,
      List<Row> rows,
      int count,
      int left,
      @Nullable String newer,
      @Nullable String older) {}

  /** One row: what each cell says, empty where there is nothing. */
  public record Row(
      int number, String source, @Nullable String run, List<Cell> cells, List<String> flags) {}

  /** One cell. */
  public record Cell(String text, boolean number) {}

  /** The most photos of one batch. */
  public int most() {
    return Batch.MOST;
  }

  @Override
  public String template() {
    return "batch";
  }
}
