package keypoints.web;

import java.util.List;

/**
 * The way from a page to itself in another language.
 *
 * @param language tag of the one that the page is in, such as {@code en}
 * @param next address of the page, without the context path
 * @param others to choose from
 */
public record Switch(String language, String next, List<Choice> others) {

  /** A language: its tag, and what it calls itself. */
  public record Choice(String tag, String name) {}

  static Switch of(Languages languages, Texts texts, String next) {
    return new Switch(
        texts.locale().toLanguageTag(),
        next,
        languages.others(texts).stream()
            .map(other -> new Choice(other.locale().toLanguageTag(), other.get("language.name")))
            .toList());
  }
}
