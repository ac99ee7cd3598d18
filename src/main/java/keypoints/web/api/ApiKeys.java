package keypoints.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/** The keys that open the API; without any it is open to all. */
public final class ApiKeys {
  private static final Pattern FORM = Pattern.compile("[!-~&&[^,]]{1,200}");
  private static final String BEARER = "Bearer ";

  private final List<byte[]> digests;

  /**
   * @param keys 1-200 visible ASCII characters each, no comma; none at all opens the API to all
   * @throws IllegalArgumentException when one is no key; its text is not repeated
   */
  public ApiKeys(List<String> keys) {
    if (!keys.stream().allMatch(key -> FORM.matcher(key).matches())) {
      throw new IllegalArgumentException("an API key must be 1-200 visible ASCII characters");
    }
    this.digests = keys.stream().map(ApiKeys::digest).toList();
  }

  /** The key of a call: in its query, else in its Authorization header, else null. */
  static @Nullable String sent(HttpServletRequest request, Values query) {
    String inQuery = query.text("api_key");
    if (inQuery != null && !inQuery.isBlank()) {
      return inQuery;
    }
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  /**
   * Lets a call pass or not.
   *
   * @throws Failure API_KEY_MISSING, API_KEY_REFUSED
   */
  void check(@Nullable String key) {
    if (digests.isEmpty()) {
      return;
    }
    if (key == null || key.isBlank()) {
      throw new Failure(Reason.API_KEY_MISSING, null);
    }
    if (!knows(key)) {
      throw new Failure(Reason.API_KEY_REFUSED, null);
    }
  }

  /** Whether the API is open to all. */
  public boolean none() {
    return digests.isEmpty();
  }

  /**
   * Whose key a call has in its query or header, by a name that is not the key; empty when it has
   * none there, or a wrong one.
   */
  public Optional<String> holder(HttpServletRequest request) {
    return Optional.ofNullable(sent(request, Query.read(request.getQueryString())))
        .filter(this::knows)
        .map(key -> "key " + HexFormat.of().formatHex(digest(key)));
  }

  /** Whether a call has a key in its query or header, and it is a wrong one. */
  public boolean refuses(HttpServletRequest request) {
    String key = sent(request, Query.read(request.getQueryString()));
    return key != null && !knows(key);
  }

  /** Takes the same time for every wrong key, so that none can be guessed piece by piece. */
  private boolean knows(String key) {
    byte[] sent = digest(key);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, sent);
    }
    return known;
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How many there are, never which. */
  @Override
  public String toString() {
    return digests.size() + " keys";
  }
}
