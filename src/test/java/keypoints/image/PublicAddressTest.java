package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::a00:1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void specialAddress_isNotPublic(String literal) throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(literal))).isFalse();
  }

  /**
   * The IANA registries of special-purpose addresses, IPv4 and IPv6, with what they say of being
   * reachable from everywhere: {@code protocol} where that holds for a protocol of its own, which
   * has no pictures. Multicast and obsolete blocks are added.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/iana/special-purpose-addresses.csv", numLinesToSkip = 1)
  void rowOfTheRegistries_isPublicOnlyWhenReachableFromEverywhere(
      String block, String name, String rfc, String reachable) throws UnknownHostException {
    byte[] first = InetAddress.getByName(block.replaceFirst("/.*", "")).getAddress();
    byte[] last = first.clone();
    for (int bit = Integer.parseInt(block.replaceFirst(".*/", "")); bit < 8 * last.length; bit++) {
      last[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    for (byte[] address : List.of(first, last)) {
      assertThat(PublicAddress.isPublic(InetAddress.getByAddress(address)))
          .as("%s of %s (%s)", InetAddress.getByAddress(address), name, rfc)
          .isEqualTo(reachable.equals("true"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2606:4700::5efe:a00:1", "2606:4700::200:5efe:7f00:1", "::ffff:127.0.0.1"})
  void addressThatCarriesAPrivateOne_isNotPublic(String literal) throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:200::1"
      })
  void ordinaryAddress_isPublic(String literal) throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(literal))).isTrue();
  }
}
