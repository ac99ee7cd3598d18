package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.RemoteHost;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that an attacker serves. */
final class PublicNamesTest {
  private static final String NAME = "photos.example.org";
  private final List<String> asked = new ArrayList<>();

  @FunctionalInterface
  private interface Answer {
    InetAddress[] to(int times) throws UnknownHostException;
  }

  private AddressFetch fetch(String allowed, Duration time, Answer answer) {
    ImageLimits limits = new ImageLimits(100_000, 50_000_000, 16_384, time, List.of(allowed));
    return new AddressFetch(
        limits,
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.add(host);
            return answer.to(asked.size());
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        });
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      addresses.add(InetAddress.getByName(literal));
    }
    return addresses.toArray(InetAddress[]::new);
  }

  private static void assertRefused(AddressFetch fetch, String address, Reason reason) {
    assertThatThrownBy(() -> fetch.get(address))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::ffff:10.0.0.1", "fd00::1", "169.254.169.254"})
  void nameOfOnePublicAndOnePrivateAddress_isRefused(String hidden) {
    try (AddressFetch fetch =
        fetch("a:1", Duration.ofSeconds(5), times -> addresses("203.0.114.1", hidden))) {
      assertRefused(fetch, "http://" + NAME + "/a.jpg", Reason.ADDRESS_REFUSED);
    }
    assertThat(asked).containsExactly(NAME);
  }

  @Test
  void nameThatChangesItsMeaning_isAskedForOncePerConnection() throws IOException {
    try (RemoteHost remote = new RemoteHost();
        AddressFetch fetch =
            fetch(
                NAME + ":" + remote.port(),
                Duration.ofSeconds(5),
                times -> addresses(times == 1 ? "127.0.0.1" : "192.0.2.1"))) {
      assertThat(fetch.get("http://" + NAME + ":" + remote.port() + "/picture.png")).isNotEmpty();
    }
    assertThat(asked).containsExactly(NAME);
  }

  @Test
  void unknownName_isToldLikeARefusedOne() {
    try (AddressFetch fetch =
        fetch(
            "a:1",
            Duration.ofSeconds(5),
            times -> {
              throw new UnknownHostException("no such name");
            })) {
      assertRefused(fetch, "http://intranet/", Reason.ADDRESS_REFUSED);
    }
  }

  @Test
  void addressInAnotherScript_isTheOneOfItsAsciiForm() throws IOException {
    try (RemoteHost remote = new RemoteHost()) {
      String ascii = "xn--e1afmkfd.xn--p1ai:" + remote.port();
      try (AddressFetch fetch =
          fetch(ascii, Duration.ofSeconds(5), times -> addresses("127.0.0.1"))) {
        String address = "http://пример.рф:" + remote.port() + "/фото.jpg";
        assertRefused(fetch, address, Reason.ADDRESS_UNREACHABLE);
      }
      assertThat(remote.requests().get(0))
          .startsWith("GET /%D1%84%D0%BE%D1%82%D0%BE.jpg ")
          .contains("Host: " + ascii);
    }
  }

  @Test
  void nameThatIsLookedUpForTooLong_isCutOffAtTheDeadline() {
    CountDownLatch end = new CountDownLatch(1);
    Answer tarpit =
        times -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return addresses("127.0.0.1");
        };
    try (AddressFetch fetch = fetch("a:1", Duration.ofMillis(300), tarpit)) {
      assertRefused(fetch, "http://" + NAME + "/a.jpg", Reason.ADDRESS_TIMED_OUT);
    } finally {
      end.countDown();
    }
  }
}
