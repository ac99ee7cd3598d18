package keypoints.web;

/** What a template is given. */
public sealed interface Page permits HomePage, RunPage, HistoryPage, ErrorPage {

  /** The template's name, without folder and ending. */
  String template();
}
