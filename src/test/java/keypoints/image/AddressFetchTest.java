package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.RemoteHost;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressFetchTest {
  private RemoteHost remote;
  private Photos photos;

  @BeforeEach
  void start() throws IOException {
    remote = new RemoteHost();
    photos = allowing(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() throws IOException {
    photos.close();
    remote.close();
  }

  private Photos allowing(Duration time) {
    List<String> hosts = List.of(remote.authority());
    return new Photos(new ImageLimits(100_000, 50_000_000, 16_384, time, hosts));
  }

  private static void assertRefused(Photos photos, String address, Reason reason) {
    assertThatThrownBy(() -> photos.fetch(address))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/picture.png",
        "/picture.png?api_key=of+somebody#part",
        "/hops/1",
        "/hops/3",
        "/as-text",
        "/as-bytes",
        "/untyped",
        "/chunked"
      })
  void picture_isReadWhateverItIsSaidToBe(String path) {
    assertThat(photos.fetch(" " + remote.at(path) + "\n").width()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "/page, PHOTO_NOT_AN_IMAGE",
    "/json, PHOTO_NOT_AN_IMAGE",
    "/svg, PHOTO_NOT_AN_IMAGE",
    "/gzip, PHOTO_NOT_AN_IMAGE",
    "/empty, PHOTO_EMPTY",
    "/huge, PHOTO_TOO_LARGE",
    "/endless, PHOTO_TOO_LARGE",
    "/hops/4, ADDRESS_UNREACHABLE",
    "/loop, ADDRESS_UNREACHABLE",
    "/ping, ADDRESS_UNREACHABLE",
    "/to-nowhere, ADDRESS_UNREACHABLE",
    "/two-places, ADDRESS_REFUSED",
    "/nonsense, ADDRESS_REFUSED",
    "/spaces, ADDRESS_REFUSED",
    "/hangs-up, ADDRESS_UNREACHABLE",
    "/reset, ADDRESS_UNREACHABLE",
    "/half-a-head, ADDRESS_UNREACHABLE",
    "/half-a-body, ADDRESS_UNREACHABLE",
    "/long-head, ADDRESS_UNREACHABLE",
    "/many-heads, ADDRESS_UNREACHABLE",
    "/http09, ADDRESS_UNREACHABLE",
    "/icy, ADDRESS_UNREACHABLE",
    "/garbage, ADDRESS_UNREACHABLE",
    "/wants-password, ADDRESS_UNREACHABLE",
    "/wants-windows, ADDRESS_UNREACHABLE",
    "/wants-proxy, ADDRESS_UNREACHABLE",
    "/status/204, ADDRESS_UNREACHABLE",
    "/status/206, ADDRESS_UNREACHABLE",
    "/status/304, ADDRESS_UNREACHABLE",
    "/status/404, ADDRESS_UNREACHABLE",
    "/status/503, ADDRESS_UNREACHABLE"
  })
  void badAnswer_isRefused(String path, Reason reason) {
    assertRefused(photos, remote.at(path), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/silent", "/drip", "/slow-head", "/early-hints"})
  void slowAnswer_isCutOffAtTheDeadline(String path) {
    try (Photos hasty = allowing(Duration.ofMillis(400))) {
      assertRefused(hasty, remote.at(path), Reason.ADDRESS_TIMED_OUT);
    }
  }

  @Test
  void hostThatDoesNotAnswerTheGreetingOfHttps_isGivenUpSoon() {
    String secure = remote.at("/picture.png").replace("http:", "https:");
    assertRefused(photos, secure, Reason.ADDRESS_TIMED_OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/picture.png",
        "http://127.0.0.1/",
        "http://[::1]:PORT/",
        "http://2130706433:PORT/",
        "//169.254.169.254/latest/",
        "file:///etc/passwd",
        "http://user:pass@localhost:PORT/picture.png"
      })
  void redirectToThePrivateNetwork_isRefusedAtThatHop(String to) {
    String inside = to.replace("PORT", String.valueOf(remote.port()));
    assertRefused(photos, remote.sendingTo(inside), Reason.ADDRESS_REFUSED);
    assertThat(remote.requests()).hasSize(1);
  }

  @Test
  void neitherCookiesNorCredentialsNorUnpackingAreOffered() {
    photos.fetch(remote.at("/cookie"));
    photos.fetch(remote.at("/cookie"));
    assertThat(remote.requests())
        .hasSize(2)
        .allSatisfy(
            head ->
                assertThat(head)
                    .contains("Accept-Encoding: identity")
                    .doesNotContain("gzip", "Cookie", "CANARY", "Authorization", "Referer"));
  }

  @Test
  void proxyOfTheEnvironment_isNotAsked() throws IOException {
    try (RemoteHost proxy = new RemoteHost()) {
      System.setProperty("http.proxyHost", "localhost");
      System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
      System.setProperty("http.nonProxyHosts", "");
      try (Photos unproxied = allowing(Duration.ofSeconds(10))) {
        assertThat(unproxied.fetch(remote.at("/picture.png")).width()).isEqualTo(8);
      }
      assertThat(proxy.requests()).isEmpty();
    } finally {
      List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
          .forEach(System::clearProperty);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://2130706433:PORT/",
        "http://0x7f000001:PORT/",
        "http://0x7f.1:PORT/",
        "http://017700000001:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://127.000.000.001:PORT/",
        "http://0:PORT/",
        "http://0.0.0.0:PORT/",
        "http://[::1]:PORT/",
        "http://[::]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://LocalHost.:PORT/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://localhost:22/",
        "http://10.0.0.1/",
        "https://169.254.169.254/",
        "http://1.1.1.1:8081/"
      })
  void addressInsideTheNetwork_isRefusedWithoutAConnection(String address) {
    String inside = address.replace("PORT", String.valueOf(remote.port()));
    assertThatThrownBy(() -> photos.fetch(inside))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.reason()).isIn(Reason.ADDRESS_REFUSED, Reason.ADDRESS_INVALID));
    assertThat(remote.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "photo.jpg",
        "www.example.org/a.jpg",
        "ftp://example.org/a.jpg",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http:/\\127.0.0.1/",
        "http:127.0.0.1",
        "//127.0.0.1/",
        "http://user:secret@example.org/",
        "http://example.org@127.0.0.1/",
        "http://127.0.0.1\\@example.org/",
        "http://under_score.example.org/",
        "http://127%2e0%2e0%2e1/",
        "http://example.org:99999999999/",
        "http://example.org:-1/",
        "javascript:alert(1)",
        "http://exa mple.org/",
        "http://example.org/\r\nX-Header: x",
        "http://example.org/\0",
        "data:image/png;base64,iVBORw0KGgo="
      })
  void textThatIsNoWebAddress_isRefused(String address) {
    assertRefused(photos, address, Reason.ADDRESS_INVALID);
  }

  @Test
  void hostThatIsAskedForMuch_isAskedForFourAtATime() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try (Photos hasty = allowing(Duration.ofSeconds(3))) {
      Callable<Reason> slow = () -> refusal(hasty, remote.at("/silent"));
      List<Future<Reason>> all = threads.invokeAll(Collections.nCopies(10, slow));
      assertThat(all.stream().map(AddressFetchTest::result))
          .containsOnly(Reason.ADDRESS_TIMED_OUT, Reason.BUSY)
          .filteredOn(Reason.ADDRESS_TIMED_OUT::equals)
          .hasSize(4);
      assertThat(remote.requests()).hasSize(4);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Reason refusal(Photos photos, String address) {
    return catchThrowableOfType(Failure.class, () -> photos.fetch(address)).reason();
  }

  private static Reason result(Future<Reason> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A full backlog: whoever greets it gets no answer. */
  @Test
  void hostWhoseFirstAddressIsDead_isReachedAtItsSecond() throws IOException {
    InetAddress dead = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    InetAddress alive = InetAddress.getLoopbackAddress();
    DnsResolver both = new Names(dead, alive);
    try (ServerSocket deaf = new ServerSocket(remote.port(), 1, dead);
        AddressFetch fetch = new AddressFetch(photos.limits(), both)) {
      List<Socket> filling = fill(deaf);
      assertThat(fetch.get(remote.at("/picture.png"))).isNotEmpty();
      for (Socket one : filling) {
        one.close();
      }
    }
  }

  private static List<Socket> fill(ServerSocket deaf) throws IOException {
    List<Socket> filling = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Socket one = new Socket();
      filling.add(one);
      try {
        one.connect(deaf.getLocalSocketAddress(), 100);
      } catch (SocketTimeoutException full) {
        return filling;
      }
    }
    throw new IllegalStateException("it still answers");
  }

  /** Every name has these addresses. */
  private record Names(InetAddress... all) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Test
  void addressThatAFormHasCut_isRefused() {
    String longest = remote.at("/picture.png?" + "x".repeat(2000));
    assertRefused(photos, longest.substring(0, 2000), Reason.ADDRESS_INVALID);
    assertThat(photos.fetch(longest.substring(0, 1999)).width()).isEqualTo(8);
  }
}
