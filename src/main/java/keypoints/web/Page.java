package keypoints.web;

/** What a template is given. */
public sealed interface Page
    permits BatchPage,
        BatchesPage,
        CompareChoice,
        ComparePage,
        ErrorPage,
        HistoryPage,
        HomePage,
        LoginPage,
        RecipesPage,
        RunPage {

  /** The template's name, without folder and ending. */
  String template();

  /** Whether browsers without script load it anew by themselves, every few seconds. */
  default boolean refreshes() {
    return false;
  }
}
