package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import keypoints.web.api.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy on this machine, which may be asked through one in 10.0.0.0/8. */
final class ProxiesTest extends WebTest {
  private static final Proxies PROXIES = new Proxies(List.of("127.0.0.1", "::1", "10.0.0.0/8"));

  @Override
  Entrance entrance() {
    return new Entrance(PROXIES, null, new ApiKeys(List.of()), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "'203.0.113.9', 203.0.113.9",
    "'198.51.100.1, 203.0.113.9', 203.0.113.9",
    "'203.0.113.9, 10.1.2.3', 203.0.113.9",
    "'198.51.100.1, 203.0.113.9, 10.1.2.3, 127.0.0.1', 203.0.113.9",
    "'10.1.2.3, 10.1.2.4', 10.1.2.3",
    "'2001:db8::1', 2001:db8::1",
    "'[2001:db8::1]', 2001:db8::1",
    "'::ffff:203.0.113.9', 203.0.113.9",
    "'nonsense, 10.1.2.3', 10.1.2.3",
    "'203.0.113.9, localhost', ",
    "'203.0.113.9, 127.1', ",
    "'203.0.113.9, 0x7f.0.0.1', ",
    "'203.0.113.9, 203.0.113.0/24', ",
    "'203.0.113.9, *', ",
    "'203.0.113.9, ', ",
  })
  void visitor_isTheLastHopThatIsNoProxyOfOurs(String hops, String visitor) {
    assertThat(PROXIES.client(List.of(hops.split(",", -1))).orElse(null)).isEqualTo(visitor);
  }

  @Test
  void neighboursInOneNetworkOfIpv6_areOneVisitor() {
    assertThat(Proxies.visitor("2001:db8:0:1::1")).isEqualTo(Proxies.visitor("2001:db8:0:1:ff::2"));
    assertThat(Proxies.visitor("2001:db8:0:1::1")).isNotEqualTo(Proxies.visitor("2001:db8:0:2::1"));
    assertThat(Proxies.visitor("203.0.113.9")).isNotEqualTo(Proxies.visitor("203.0.113.10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "10.0.0", "10.0.0.0/33", "*", "10.0.*.1", "0x7f.0.0.1"})
  void whatIsNoAddress_isNoProxy(String text) {
    assertThatThrownBy(() -> new Proxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int form(String visitor) {
    return send(request("/runs").header("X-Forwarded-For", visitor).POST(BodyPublishers.noBody()))
        .statusCode();
  }

  @Test
  void visitorsOfAProxy_areCountedEach() {
    assertThat(form("203.0.113.9")).isEqualTo(422);
    assertThat(form("203.0.113.10")).isEqualTo(422);
    assertThat(form("198.51.100.1, 203.0.113.9")).isEqualTo(429);
  }

  @Test
  void programs_nameTheHostOfTheProxy() {
    String run = run();
    HttpRequest.Builder page =
        request(run)
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "photos.example")
            .GET();
    assertThat(send(page).body()).contains("https://photos.example/api/");
    HttpRequest.Builder hostile =
        request(run).header("X-Forwarded-Host", "evil.example/\"><b>").GET();
    assertThat(send(hostile).body()).doesNotContain("evil.example");
  }

  @Test
  void ownOriginAsTheProxySeesIt_passes() {
    HttpRequest.Builder post =
        request("/runs")
            .header("X-Forwarded-Host", "photos.example")
            .header("Origin", "https://photos.example")
            .POST(BodyPublishers.noBody());
    assertThat(send(post).statusCode()).isEqualTo(422);
  }
}
