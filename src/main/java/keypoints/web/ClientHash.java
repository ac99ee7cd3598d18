package keypoints.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells clients apart in the log without naming them; other names after every start. */
final class ClientHash {
  private static final int SALT_BYTES = 32;
  private static final int SHOWN_BYTES = 4;

  private final byte[] salt = new byte[SALT_BYTES];

  ClientHash() {
    new SecureRandom().nextBytes(salt);
  }

  /** 8 hexadecimal digits. */
  String of(String address) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] hash = digest.digest(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, SHOWN_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
