package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keypoints.testing.HostCases;
import keypoints.testing.Inside;
import keypoints.testing.RawServer;
import keypoints.testing.RemoteHost;
import keypoints.testing.UpstreamAnswers;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What stands around the deployed WAR: a hosted model, the web, and what is not to be reached. */
final class CorpusWorld {
  /** Where containers put what they receive. */
  private static final Path WORK = Path.of("target", System.getProperty("arquillian.launch"));

  final Traces traces = new Traces();
  final RawServer upstream = new RawServer();
  final RemoteHost remote;
  final Inside inside;
  private final Map<String, String> settings;
  private final AtomicBoolean fresh = new AtomicBoolean(true);
  private Path data;

  CorpusWorld() {
    try {
      remote = new RemoteHost();
      inside = new Inside();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings =
        Map.of(
            "KEYPOINTS_ROBOFLOW_URL",
            upstream.url().toString(),
            "KEYPOINTS_ROBOFLOW_KEY",
            Traces.KEY,
            "KEYPOINTS_ROBOFLOW_TIMEOUT",
            "1",
            "KEYPOINTS_FETCH_ALLOW",
            remote.authority() + "," + HostCases.NOBODY);
  }

  /** The WAR, to be deployed with all of this. */
  WebArchive war() {
    WebArchive war = BuiltWar.withFreshData();
    data = Path.of(System.getProperty("KEYPOINTS_DATA"));
    settings.forEach(System::setProperty);
    traces.begin();
    return war;
  }

  /** Whether nobody has asked this before. */
  boolean isNew() {
    return fresh.getAndSet(false);
  }

  /** The hosted model finds a clock from now on, and counts from nothing. */
  void recover() {
    upstream.plays(RawServer.says(200, UpstreamAnswers.TINY));
  }

  /** What a request left behind, but for what the container unpacked of the WAR. */
  Set<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(WORK)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> !name.contains("WEB-INF") && !name.contains("static"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** When the application is down: nothing was reached, nothing is left, nothing has leaked. */
  void end() throws IOException {
    settings.keySet().forEach(System::clearProperty);
    traces.end();
    upstream.close();
    remote.close();
    inside.close();
    assertThat(traces.look(data))
        .as("what visitors sent, in the files")
        .contains("keypoints-corpus");
    traces.look(WORK);
    traces.assertNone();
    assertThat(traces.faults()).as("mistakes of ours in the log").isEmpty();
    assertThat(inside.hits()).as("connections inside").isEmpty();
  }
}
