package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.Certificates;
import keypoints.testing.RemoteHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts whose certificate is not what it should be: C30 and C32 of the corpus. */
final class HttpsFetchTest {
  private static final String TRUSTED = "javax.net.ssl.trustStore";

  @TempDir private static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void trust() throws IOException, GeneralSecurityException {
    certificates = new Certificates(folder);
    System.setProperty(TRUSTED, certificates.trusted().toString());
    System.setProperty(TRUSTED + "Password", Certificates.PASSWORD);
  }

  @AfterAll
  static void trustNoMore() {
    System.clearProperty(TRUSTED);
    System.clearProperty(TRUSTED + "Password");
  }

  /** Other hosts may be asked, too. */
  private static Photo fetch(RemoteHost host, String path, String... others) {
    List<String> allowed = new ArrayList<>(List.of(others));
    allowed.add(host.authority());
    ImageLimits limits =
        new ImageLimits(100_000, 50_000_000, 16_384, Duration.ofSeconds(10), allowed);
    try (Photos photos = new Photos(limits)) {
      return photos.fetch("https://" + host.authority() + path);
    }
  }

  private static void assertRefused(RemoteHost host, String path, Reason reason, String... others) {
    assertThatThrownBy(() -> fetch(host, path, others))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void certificateInOrder_isAccepted() throws IOException, GeneralSecurityException {
    try (RemoteHost host = new RemoteHost(certificates.sockets("good"))) {
      assertThat(fetch(host, "/picture.png").width()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "other", "stranger"})
  void certificateThatIsExpiredOrAnothersOrUnknown_isNot(String alias)
      throws IOException, GeneralSecurityException {
    try (RemoteHost host = new RemoteHost(certificates.sockets(alias))) {
      assertRefused(host, "/picture.png", Reason.ADDRESS_UNREACHABLE);
      assertThat(host.requests()).doesNotContain("/picture.png");
    }
  }

  @Test
  void redirectToHttp_isNotFollowed() throws IOException, GeneralSecurityException {
    try (RemoteHost secure = new RemoteHost(certificates.sockets("good"));
        RemoteHost plain = new RemoteHost()) {
      String way = secure.sendingTo(plain.at("/picture.png"));
      String path = way.substring(way.lastIndexOf('/'));
      assertRefused(secure, path, Reason.ADDRESS_REFUSED, plain.authority());
      assertThat(plain.requests()).isEmpty();
    }
  }
}
