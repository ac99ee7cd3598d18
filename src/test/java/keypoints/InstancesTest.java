package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import keypoints.db.Database;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Databases;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one PostgreSQL. */
final class InstancesTest {
  @TempDir Path folder;
  private final Databases postgres = Databases.POSTGRESQL;
  private RunningApp one;
  private RunningApp other;

  @BeforeEach
  void start() throws Exception {
    Database.Place place = postgres.fresh(folder);
    one = instance("one", place);
    other = instance("other", place);
  }

  private RunningApp instance(String name, Database.Place place) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("KEYPOINTS_DATABASE", place.url());
    return new RunningApp(folder.resolve(name), settings);
  }

  @AfterEach
  void stop() throws Exception {
    one.close();
    other.close();
  }

  @Test
  void runOfOneInstance_isInTheHistoryOfTheOtherWithItsPhoto() throws Exception {
    HttpResponse<String> sent = new Visitor(one.home()).upload(clock());
    assertThat(sent.statusCode()).isEqualTo(303);
    String run = sent.headers().firstValue("Location").orElseThrow();

    Visitor visitor = new Visitor(other.home());
    assertThat(visitor.get("runs").body()).contains(run.substring(run.lastIndexOf('/')));
    assertThat(visitor.get(run).statusCode()).isEqualTo(200);
    assertThat(visitor.get(run + "/photo").statusCode()).isEqualTo(200);

    assertThat(visitor.post(run + "/delete", "").statusCode()).isEqualTo(303);
    assertThat(new Visitor(one.home()).get(run).statusCode()).isEqualTo(404);
  }

  @Test
  void recipesWrittenInOneInstance_areMeasuredInTheOther() throws Exception {
    String recipes = "models/dials/1/recipes";
    Visitor visitor = new Visitor(one.home());
    String version = version(visitor.get(recipes).body());
    String form = "kind=tilt&class=clock&name=Lean&point=center&point=twelve&version=" + version;
    assertThat(visitor.post(recipes, form).statusCode()).isEqualTo(303);
    assertThat(visitor.post(recipes, form).statusCode()).isEqualTo(409);

    Visitor stranger = new Visitor(other.home());
    assertThat(stranger.get(recipes).body()).contains(">Lean</th>");
    String changed = form.replace(version, version(stranger.get(recipes).body()));
    assertThat(stranger.post(recipes, changed + "&at=2&side=left").statusCode()).isEqualTo(303);
    assertThat(stranger.post(recipes + "/reset", "version=any").statusCode()).isEqualTo(303);
    assertThat(visitor.get(recipes).body()).doesNotContain(">Lean</th>");
  }

  private static String version(String page) {
    return page.replaceFirst("(?s).*?name=\"version\" value=\"(\\w{8})\".*", "$1");
  }

  private static FormBody clock() throws Exception {
    return new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg());
  }
}
