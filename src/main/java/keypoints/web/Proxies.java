package keypoints.web;

import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;

/**
 * The reverse proxies whose word about a request is taken. Whoever is not one of them can say what
 * they like: their forwarded headers are not read.
 */
public final class Proxies {
  /** No names, which would have to be looked up, and none of the short forms of an address. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .toParams();

  private static final int NETWORK_BITS = 64;

  private final List<IPAddress> trusted;

  /**
   * @param addresses of proxies: addresses or networks such as {@code 10.0.0.0/8}; none trusts none
   * @throws IllegalArgumentException when one is neither
   */
  public Proxies(List<String> addresses) {
    this.trusted = addresses.stream().map(Proxies::network).toList();
  }

  private static IPAddress network(String text) {
    return parse(text)
        .map(IPAddress::toPrefixBlock)
        .orElseThrow(() -> new IllegalArgumentException("neither address nor network"));
  }

  private static Optional<IPAddress> parse(String text) {
    return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress());
  }

  boolean trusts(String address) {
    return plain(address).filter(this::isTrusted).isPresent();
  }

  private boolean isTrusted(IPAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * Whom a request comes from: of the hops that a trusted proxy reports, the last that is none of
   * ours. What stands before it may be made up.
   *
   * @param hops as in {@code X-Forwarded-For}, the nearest last
   * @return an address as digits; empty when the nearest hop is no address
   */
  Optional<String> client(List<String> hops) {
    String client = null;
    for (int i = hops.size() - 1; i >= 0; i--) {
      Optional<IPAddress> hop = plain(hops.get(i).strip());
      if (hop.isEmpty()) {
        return Optional.ofNullable(client);
      }
      client = hop.get().toCanonicalString();
      if (!isTrusted(hop.get())) {
        return Optional.of(client);
      }
    }
    return Optional.ofNullable(client);
  }

  static boolean isLoopback(String address) {
    return plain(address).filter(IPAddress::isLoopback).isPresent();
  }

  /** What one visitor is counted by: a whole network of IPv6, of which each has one at least. */
  static String visitor(String address) {
    return plain(address)
        .map(ip -> ip.isIPv6() ? ip.toPrefixBlock(NETWORK_BITS) : ip)
        .map(IPAddress::toCanonicalString)
        .orElse(address);
  }

  /** One address; an IPv4 one also where it is written as IPv6. */
  private static Optional<IPAddress> plain(String text) {
    String bare = text.startsWith("[") && text.endsWith("]") ? unquoted(text) : text;
    return parse(bare)
        .filter(ip -> !ip.isMultiple() && !ip.isPrefixed())
        .map(ip -> ip.isIPv6() && ip.toIPv6().isIPv4Mapped() ? ip.toIPv6().toIPv4() : ip);
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  @Override
  public String toString() {
    return trusted.toString();
  }
}
