package keypoints.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages of the pages, and which of them a request wants.
 *
 * @param all at least one; the first is for whoever wants none of them
 */
record Languages(List<Texts> all) {
  static final Languages OURS = new Languages(List.of(Texts.ENGLISH, Texts.GERMAN));

  /** Headers on the answers that are in one of them. */
  static final String VARY = "Accept-Language, Cookie";

  private static final String COOKIE = "keypoints-language";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  /** No browser's list is as long; a stranger's would take long to sort. */
  private static final int LONGEST_LIST = 500;

  /** What the visitor chose, else what the browser prefers. */
  Texts of(HttpServletRequest request) {
    return chosen(request)
        .or(() -> preferred(request.getHeader("Accept-Language")))
        .orElse(all.get(0));
  }

  /** The one that was made for this locale; else the first. */
  Texts of(Locale locale) {
    return named(locale.toLanguageTag()).orElse(all.get(0));
  }

  /** The one with this tag, such as {@code de}; empty when there is none. */
  Optional<Texts> named(@Nullable String tag) {
    return all.stream().filter(texts -> texts.locale().toLanguageTag().equals(tag)).findFirst();
  }

  /** All but the one that a page is in. */
  List<Texts> others(Texts texts) {
    return all.stream().filter(other -> other != texts).toList();
  }

  private Optional<Texts> chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> named(cookie.getValue()).stream())
        .findFirst();
  }

  private Optional<Texts> preferred(@Nullable String list) {
    if (list == null || list.length() > LONGEST_LIST) {
      return Optional.empty();
    }
    try {
      List<Locale> locales = all.stream().map(Texts::locale).toList();
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(list), locales))
          .map(this::of);
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  /** Has the browser remember what was chosen. */
  static void remember(HttpServletRequest request, HttpServletResponse response, Texts texts) {
    Cookie cookie = new Cookie(COOKIE, texts.locale().toLanguageTag());
    cookie.setPath(request.getContextPath() + "/");
    cookie.setMaxAge((int) REMEMBERED.toSeconds());
    cookie.setSecure(request.isSecure());
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
