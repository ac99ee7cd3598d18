package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;
import keypoints.run.Change;
import keypoints.run.Corrections;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Puts keypoints right: {@code POST /runs/{id}/points}, and the form for it. */
final class Correcting {
  /** Names the object whose form is shown: its number in the answer, from 0. */
  static final String FIELD = "correct";

  private static final String LAST = "last";
  private static final String ALL = "all";

  private final Site site;

  Correcting(Site site) {
    this.site = site;
  }

  /**
   * The number of the object whose form was asked for; empty for none, or one that is not there.
   */
  static Optional<Integer> number(HttpServletRequest request, Run run) {
    String text = request.getParameter(FIELD);
    double number = text == null ? Double.NaN : Numbers.parse(text);
    int objects = run.inference().predictions().size();
    return number >= 0 && number < objects ? Optional.of((int) number) : Optional.empty();
  }

  /**
   * Does what the form says.
   *
   * @return what is wrong with it; nothing was done then unless it is empty
   * @throws Failure PAGE_UNKNOWN when the object is not there, TOO_MANY_CHANGES, DISK_FULL
   */
  List<Problem> change(HttpServletRequest request, Run run, Texts texts) {
    TypedPoints typed = typed(request, run).orElseThrow(Correcting::unknown);
    Corrections corrections = site.runs().corrections();
    String undo = request.getParameter("undo");
    if (LAST.equals(undo)) {
      corrections.undo(run.id());
    } else if (ALL.equals(undo)) {
      corrections.undoAll(run.id());
    } else {
      Problems problems = new Problems(texts);
      List<Change> changes =
          button(request, typed).map(List::of).orElseGet(() -> typed.changes(problems));
      if (!problems.none()) {
        return problems.all();
      }
      keep(run, changes);
    }
    return List.of();
  }

  private void keep(Run run, List<Change> changes) {
    if (!changes.isEmpty()) {
      site.runner().room().require();
      site.runs().corrections().add(run.id(), changes);
    }
  }

  /** What a button beside a single point does. */
  private static Optional<Change> button(HttpServletRequest request, TypedPoints typed) {
    Prediction object = typed.object().prediction();
    int number = typed.number();
    return point(request, "back", typed.object())
        .map(point -> Change.back(number, point.slot()))
        .or(
            () ->
                point(request, "middle", typed.object())
                    .map(
                        point ->
                            Change.set(
                                number, point.slot(), point.name(), object.x(), object.y())));
  }

  private static Optional<FoundPoint> point(
      HttpServletRequest request, String button, FoundObject object) {
    String slot = request.getParameter(button);
    return slot == null
        ? Optional.empty()
        : Optional.of(
            object.points().stream()
                .filter(point -> Integer.toString(point.slot()).equals(slot))
                .findFirst()
                .orElseThrow(Correcting::unknown));
  }

  private static Failure unknown() {
    return new Failure(Reason.PAGE_UNKNOWN, "no such point");
  }

  private Optional<TypedPoints> typed(HttpServletRequest request, Run run) {
    Inference answer = run.inference();
    return number(request, run)
        .map(
            number ->
                new TypedPoints(
                    request,
                    FoundObject.all(answer, site.classes(run), 0).get(number),
                    number,
                    answer.image()));
  }

  /**
   * Which object's form the page is to show.
   *
   * @param problems with what was sent
   * @return null for none
   */
  @Nullable Asked asked(HttpServletRequest request, Run run, List<Problem> problems) {
    return typed(request, run)
        .map(typed -> new Asked(typed, problems, site.runs().corrections().steps(run.id()) > 0))
        .orElse(null);
  }

  /**
   * An object's form.
   *
   * @param typed what is in it
   * @param problems with that
   * @param undo whether a change of the run can be taken back
   */
  record Asked(TypedPoints typed, List<Problem> problems, boolean undo) {}

  /** The query that shows the same with the form of this object. */
  static String link(String query, int number) {
    return query + "&" + FIELD + "=" + number;
  }
}
