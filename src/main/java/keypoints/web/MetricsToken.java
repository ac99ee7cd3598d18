package keypoints.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What opens {@code /metrics}; it does not print itself.
 *
 * @param value 16-200 visible ASCII characters, or empty when there is none
 */
public record MetricsToken(String value) {

  /**
   * @throws IllegalArgumentException when it is too easily guessed, or cannot be sent
   */
  public MetricsToken {
    if (!value.matches("|[!-~]{16,200}")) {
      throw new IllegalArgumentException("not a token");
    }
  }

  boolean isSet() {
    return !value.isEmpty();
  }

  /** Whether this header of a request brings it; takes the same time for any other. */
  boolean isIn(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(bytes("Bearer " + value), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return isSet() ? "***" : "none";
  }
}
