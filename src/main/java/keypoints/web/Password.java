package keypoints.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The password of the whole application. Only a hash of it is kept, under a key of this start. */
public final class Password {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 200;
  private static final String MAC = "HmacSHA256";
  private static final String BASIC = "Basic ";

  private final SecretKeySpec key;
  private final byte[] hash;

  /**
   * @param text 8-200 characters
   * @throws IllegalArgumentException when it is shorter or longer; it is not repeated
   */
  public Password(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException("a password has 8 to 200 characters");
    }
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, MAC);
    this.hash = hash(text);
  }

  /** Takes the same time whatever is wrong about it. */
  boolean is(String text) {
    return MessageDigest.isEqual(hash, hash(text));
  }

  /**
   * The password of an Authorization header, whatever the user is called; empty when it is no HTTP
   * Basic (RFC 7617).
   */
  static Optional<String> sent(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      return Optional.of(text.substring(text.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return Optional.of("");
    }
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** That there is one, never which. */
  @Override
  public String toString() {
    return "a password";
  }
}
