package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import keypoints.testing.FakeRequest;
import keypoints.testing.FakeRoboflow;
import keypoints.testing.FormBody;
import keypoints.testing.PictureServer;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A photo that is given by its address, for a hosted model. */
final class HostedAddressTest {
  private static final byte[] PHOTO = Pictures.file(Pictures.redCorner(320, 240), "jpg");

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"", "no"})
  void address_staysHereUnlessTheOperatorWantsItSent(String setting) throws Exception {
    FakeRequest request = asked(setting);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.query()).doesNotContainKey("image");
    assertThat(Base64.getDecoder().decode(request.body())).isEqualTo(PHOTO);
  }

  @Test
  void address_isSentWhereTheOperatorWantsThat() throws Exception {
    FakeRequest request = asked("yes");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.query().get("image")).endsWith("clock+gauge.jpg?size=1&full=yes");
    assertThat(request.body()).isEmpty();
  }

  private FakeRequest asked(String setting) throws Exception {
    try (FakeRoboflow roboflow = new FakeRoboflow().clocks();
        PictureServer pictures = new PictureServer(PHOTO)) {
      RunningApp app =
          new RunningApp(
              data,
              Map.of(
                  "KEYPOINTS_ROBOFLOW_URL", roboflow.url().toString(),
                  "KEYPOINTS_ROBOFLOW_ADDRESSES", setting,
                  "KEYPOINTS_FETCH_ALLOW", pictures.authority()));
      try {
        Visitor visitor = new Visitor(app.home());
        assertThat(uploaded(visitor, pictures.picture()).statusCode()).isEqualTo(303);
        assertThat(roboflow.requests()).hasSize(1);
        refuseOthers(visitor, roboflow);
      } finally {
        app.close();
      }
      return roboflow.lastRequest();
    }
  }

  /** What our own guard refuses is sent to nobody. */
  private static void refuseOthers(Visitor visitor, FakeRoboflow roboflow) throws Exception {
    for (String address : List.of("http://127.0.0.1/a.jpg", "http://169.254.169.254/", "file:/a")) {
      assertThat(uploaded(visitor, address).statusCode()).isEqualTo(422);
    }
    assertThat(roboflow.requests()).hasSize(1);
  }

  private static HttpResponse<String> uploaded(Visitor visitor, String address) throws Exception {
    return visitor.upload(new FormBody().field("model", "clocks/1").field("url", address));
  }
}
