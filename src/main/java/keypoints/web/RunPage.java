package keypoints.web;

import java.util.List;
import keypoints.image.Photos;
import org.jspecify.annotations.Nullable;

/**
 * One run: what was found, the picture, the tables, and where all that comes from.
 *
 * @param id of the run
 * @param summary what was found, in words
 * @param hidden how many objects the filter leaves out
 * @param flaws of the answer, in words
 * @param source what was chosen
 * @param drawn whether the drawn picture is shown instead of the overlay
 * @param host who drew the other picture; empty when it was drawn here
 * @param width of the photo, px
 * @param height of the photo, px
 * @param frame style of a picture that is much higher than wide; else empty
 * @param part of the photo that is shown
 * @param overlay what is drawn over the photo
 * @param description of the overlay, in words
 * @param tables of objects and points
 * @param form that puts points right; null unless it was asked for
 * @param histogram of confidences
 * @param measurements what follows from the points
 * @param filter as the form shows it
 * @param facts about the run
 * @param trust what became of the photo
 * @param programs that ask the same
 * @param json the stored answer; null when it is too long for a page
 */
public record RunPage(
    String id,
    String summary,
    int hidden,
    List<String> flaws,
    String source,
    boolean drawn,
    String host,
    int width,
    int height,
    String frame,
    Part part,
    Overlay overlay,
    String description,
    RunTables tables,
    @Nullable PointsForm form,
    Histogram histogram,
    RunMeasurements measurements,
    Filter filter,
    List<Fact> facts,
    Trust trust,
    List<Program> programs,
    @Nullable String json)
    implements Page {

  /**
   * The part of the photo that is shown, per cent of the frame: a photo of 200 % from -50 % on is
   * shown at twice its size.
   *
   * @param zoomed whether it is not the whole
   * @param nearest how many times larger it can be shown
   * @param chosen letter of the object that is looked at from near; null when none is
   * @param moves links to other parts
   */
  public record Part(
      String x,
      String y,
      String width,
      String height,
      boolean zoomed,
      double nearest,
      @Nullable String chosen,
      List<Move> moves) {}

  /** A link to another part of the photo. */
  public record Move(String name, String query) {}

  /**
   * The filter's fields, per cent.
   *
   * @param lowest what the model was asked for; it told of nothing below
   * @param most overlap that the model was asked for
   * @param kept fields of the query that the form does not ask for
   * @param again what to ask the model, so that all this can be shown; null when it can be
   * @param fileQuery makes files hold the same
   * @param overlayQuery shows the same with the overlay
   * @param drawnQuery shows the same with the drawn picture
   */
  public record Filter(
      String confidence,
      double lowest,
      String overlap,
      double most,
      String keypointConfidence,
      List<ClassChoice> classes,
      List<QueryField> kept,
      @Nullable Again again,
      String fileQuery,
      String overlayQuery,
      String drawnQuery) {}

  /**
   * A call of the model that has not been made.
   *
   * @param asked what it was asked for, in words
   * @param wanted what it would be asked for
   * @param problem why it was tried in vain; null when it was not
   * @param fields of the query, all
   */
  public record Again(
      String asked, String wanted, @Nullable String problem, List<QueryField> fields) {}

  /** A class that was found. */
  public record ClassChoice(String name, boolean shown) {}

  /**
   * The same question from a program.
   *
   * @param id of its language
   * @param name of its language
   * @param file asks about a file
   * @param address asks about a picture elsewhere
   */
  public record Program(String id, String name, String file, String address) {}

  /**
   * What became of the photo, in words.
   *
   * @param where it was looked at
   * @param sent what the model got
   * @param received what came in; null when that is not known
   * @param kept until when
   */
  public record Trust(String where, String sent, @Nullable String received, String kept) {}

  /** A name and a value. */
  public record Fact(String name, String value) {}

  @Override
  public String template() {
    return "run";
  }

  /** Whether there is anything to show. */
  public boolean nothing() {
    return tables.objects().isEmpty();
  }

  /** Whether a smaller copy of the photo does for the screen, until somebody comes nearer. */
  public boolean shownByCopy() {
    return !drawn && !part.zoomed() && Math.max(width, height) >= 2 * Photos.SCREEN;
  }

  /** Px of that copy's width, at the least. */
  public int screenWidth() {
    return Math.round((float) Photos.SCREEN * width / Math.max(width, height));
  }

  /** The first object that has points to put right; null when none has. */
  public RunTables.@Nullable PointGroup correctable() {
    return tables.points().stream()
        .filter(group -> !group.rows().isEmpty())
        .findFirst()
        .orElse(null);
  }
}
