package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text as an address, and its last bytes as what a name stands for. Nothing is connected to.
 */
final class AddressPolicyFuzzTest {
  private static final URI FROM = URI.create("https://example.org/photos/a.jpg?b#c");
  private static final int IPV6 = 16;

  static Stream<Arguments> seeds() {
    return Stream.of(
            "https://example.org/a.jpg?b=c#d",
            "HTTP://EXAMPLE.org:80",
            "http://8.8.8.8/",
            "http://[2606:4700::1111]:443/",
            "http://127.1/",
            "http://2130706433/",
            "http://example.org:20706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.000.000.001/",
            "http://[::ffff:127.0.0.1]/",
            "http://\uff11\uff12\uff17.0.0.1/",
            "http://127\u30020\u30020\u30021/",
            "http://b\u00fccher.example/",
            "http://user:secret@example.org/",
            "http://127.0.0.1\\@example.org/",
            "http://127%2e0%2e0%2e1/",
            "//169.254.169.254/latest/",
            "../up.png",
            "file:///etc/passwd",
            "\u007f\0\0\1",
            "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1")
        .map(text -> arguments((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "25s")
  void anyBytes_areOneAddressOutsideTheNetworkOrAreRefused(byte[] bytes)
      throws UnknownHostException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    checkText(() -> WebAddress.parse(text), Reason.ADDRESS_INVALID);
    checkText(() -> WebAddress.next(FROM, text), Reason.ADDRESS_REFUSED);
    checkAddress(InetAddress.getByAddress(Arrays.copyOf(bytes, bytes.length < IPV6 ? 4 : IPV6)));
  }

  private static void checkText(Supplier<URI> reading, Reason other) throws UnknownHostException {
    try {
      check(reading.get());
    } catch (Failure refused) {
      assertThat(refused.reason()).isIn(other, Reason.ADDRESS_REFUSED);
    }
  }

  /** Another reader finds the same host, and a number in it is the address that it looks like. */
  private static void check(URI address) throws UnknownHostException {
    assertThat(address.getScheme().toLowerCase(Locale.ROOT)).isIn("http", "https");
    String host = address.getHost();
    String asked = new HttpGet(address).getAuthority().getHostName();
    assertThat(IDN.toUnicode(asked)).isEqualToIgnoringCase(IDN.toUnicode(host));
    assertThat(host).matches("[\\w.-]+|\\[[0-9A-Fa-f:.]+(%\\w+)?]");
    assertThat(address.getRawUserInfo()).isNull();
    if (host.matches("[0-9.]+")) {
      assertThat(InetAddress.getByName(host).getHostAddress()).isEqualTo(host);
    }
  }

  private static void checkAddress(InetAddress address) {
    if (PublicAddress.isPublic(address)) {
      assertThat(address.isLoopbackAddress() || address.isAnyLocalAddress()).isFalse();
      assertThat(address.isLinkLocalAddress() || address.isSiteLocalAddress()).isFalse();
      assertThat(address.isMulticastAddress()).isFalse();
    }
  }
}
