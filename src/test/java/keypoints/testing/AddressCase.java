package keypoints.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * An address that somebody may type where a photo's is asked for.
 *
 * @param name starts with its number in the corpus
 * @param address {@code PORT} in it stands for one that is listened at inside
 * @param typed the sentence it is refused with, as in {@code failure.<typed>}
 * @param redirected the same for an allowed host that sends on to it
 */
public record AddressCase(String name, String address, String typed, String redirected) {
  private static final String REFUSED = "address_refused";

  /** Refused for where it leads, by whatever way. */
  static AddressCase inside(String name, String address) {
    return new AddressCase(name, address, REFUSED, REFUSED);
  }

  /** No address at all; what a redirect says so is refused like any other. */
  static AddressCase nonsense(String name, String address) {
    return new AddressCase(name, address, "address_invalid", REFUSED);
  }

  /** Means nothing alone, and a path of the same host in a redirect. */
  static AddressCase relative(String name, String address) {
    return new AddressCase(name, address, "address_invalid", "address_unreachable");
  }

  /** With this port inside. */
  public String at(int port) {
    return address.replace("PORT", Integer.toString(port));
  }

  /** As one word. */
  static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return name;
  }
}
