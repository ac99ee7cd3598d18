package keypoints.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build has just made, byte for byte: nothing is listed, nothing is added. */
final class BuiltWar {

  private BuiltWar() {}

  /** The containers run in this process, so that the application sees the folder as its own. */
  static WebArchive withFreshData() {
    Path war = Path.of(System.getProperty("keypoints.war"));
    try {
      Path data = Files.createTempDirectory(war.getParent(), "data-");
      System.setProperty("KEYPOINTS_DATA", data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ShrinkWrap.create(ZipImporter.class, System.getProperty("keypoints.deploy"))
        .importFrom(war.toFile())
        .as(WebArchive.class);
  }
}
