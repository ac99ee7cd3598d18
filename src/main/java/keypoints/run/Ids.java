package keypoints.run;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess. */
public final class Ids {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** 128 random bits, 22 characters of {@code A-Z a-z 0-9 - _}. */
  public static String fresh() {
    byte[] id = new byte[BYTES];
    RANDOM.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
