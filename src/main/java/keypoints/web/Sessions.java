package keypoints.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;

/** Who has given the password, in memory: all are asked again after a restart. */
final class Sessions {
  private static final String NAME = "keypoints";

  /** Taken by browsers only from this host over TLS. */
  private static final String SAFE_NAME = "__Host-" + NAME;

  private static final Set<String> NAMES = Set.of(NAME, SAFE_NAME);
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 10_000;
  private static final int ID_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Boolean> open =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LIFE).build();

  boolean has(HttpServletRequest request) {
    return ids(request).anyMatch(id -> open.getIfPresent(id) != null);
  }

  void begin(HttpServletRequest request, HttpServletResponse response) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(id, true);
    response.addCookie(cookie(request, id));
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    ids(request).forEach(open::invalidate);
    Cookie cookie = cookie(request, "");
    cookie.setMaxAge(0);
    response.addCookie(cookie);
  }

  private static Stream<String> ids(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> NAMES.contains(cookie.getName()))
        .map(Cookie::getValue);
  }

  /** Forgotten when the browser is closed. */
  private static Cookie cookie(HttpServletRequest request, String id) {
    boolean safe = request.isSecure();
    Cookie cookie = new Cookie(safe ? SAFE_NAME : NAME, id);
    String home = request.getContextPath();
    cookie.setPath(safe || home.isEmpty() ? "/" : home);
    cookie.setSecure(safe);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
