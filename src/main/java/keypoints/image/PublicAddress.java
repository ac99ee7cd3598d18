package keypoints.image;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Whether an address is on the public internet, by the IANA special-purpose address registries (RFC
 * 6890 and its successors). The JDK's own predicates miss most of these blocks.
 */
final class PublicAddress {
  private static final List<Block> SPECIAL_V4 =
      List.of(
          block("0.0.0.0", 8), // this network, RFC 791
          block("10.0.0.0", 8), // private, RFC 1918
          block("100.64.0.0", 10), // carrier-grade NAT, RFC 6598
          block("127.0.0.0", 8), // loopback, RFC 1122
          block("169.254.0.0", 16), // link-local and cloud metadata, RFC 3927
          block("172.16.0.0", 12), // private, RFC 1918
          block("192.0.0.0", 24), // protocol assignments, RFC 6890
          block("192.0.2.0", 24), // documentation, RFC 5737
          block("192.88.99.0", 24), // 6to4 relays, RFC 7526
          block("192.168.0.0", 16), // private, RFC 1918
          block("198.18.0.0", 15), // benchmarking, RFC 2544
          block("198.51.100.0", 24), // documentation, RFC 5737
          block("203.0.113.0", 24), // documentation, RFC 5737
          block("224.0.0.0", 4), // multicast, RFC 5771
          block("240.0.0.0", 4)); // reserved and broadcast, RFC 1112

  private static final Block GLOBAL_UNICAST_V6 = block("2000::", 3); // RFC 4291

  private static final List<Block> SPECIAL_V6 =
      List.of(
          block("2001::", 23), // protocol assignments, Teredo among them, RFC 2928
          block("2001:db8::", 32), // documentation, RFC 3849
          block("2002::", 16), // 6to4 carries any IPv4 address, RFC 3056
          block("3fff::", 20)); // documentation, RFC 9637

  private static final int INTERFACE = 8;

  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return SPECIAL_V4.stream().noneMatch(block -> block.contains(bytes));
    }
    return GLOBAL_UNICAST_V6.contains(bytes)
        && SPECIAL_V6.stream().noneMatch(block -> block.contains(bytes))
        && !isIsatap(bytes);
  }

  /** An interface id of 0000:5efe or 0200:5efe carries any IPv4 address, RFC 5214. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[INTERFACE] & ~2) == 0
        && bytes[INTERFACE + 1] == 0
        && bytes[INTERFACE + 2] == 0x5E
        && bytes[INTERFACE + 3] == (byte) 0xFE;
  }

  private static Block block(String literal, int prefix) {
    try {
      return new Block(InetAddress.getByName(literal).getAddress(), prefix);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  private record Block(byte[] network, int prefix) {
    boolean contains(byte[] address) {
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((network[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
