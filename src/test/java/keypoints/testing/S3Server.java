package keypoints.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server for S3 that is not Amazon's, S3Mock, as a process of its own; without TLS. */
public final class S3Server implements AutoCloseable {
  private static final Pattern PORT =
      Pattern.compile("Tomcat started on ports? .*?(\\d+) \\(http\\)");
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");
  private static final String MAIN =
      "BOOT-INF/classes/com/adobe/testing/s3mock/S3MockApplication.class";
  private static final int WAIT_MILLIS = 100;
  private static final int MOST_WAITS = 600;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  /**
   * Returns when it is ready.
   *
   * @param folder where it keeps its objects, and finds those of another before it
   * @param port 0 for any that is free
   */
  public S3Server(Path folder, int port) throws IOException, InterruptedException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    Files.deleteIfExists(log);
    String prefix = "--com.adobe.testing.s3mock.";
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString(),
                "--server.port=0",
                prefix + "http-port=" + port,
                prefix + "store.root=" + Files.createDirectories(folder),
                prefix + "store.retain-files-on-exit=true")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    address = URI.create("http://localhost:" + port(log) + "/");
  }

  /** All of it is in one file, on the class path of the tests. */
  private static Path jar() {
    URL inside = S3Server.class.getClassLoader().getResource(MAIN);
    if (inside == null) {
      throw new IllegalStateException("S3Mock is not on the class path");
    }
    return Path.of(URI.create(inside.getPath().replaceFirst("!.*", "")));
  }

  private String port(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < MOST_WAITS && process.isAlive(); i++) {
      Matcher started = PORT.matcher(Files.readString(log));
      if (started.find()) {
        return started.group(1);
      }
      TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
    }
    throw new IllegalStateException("did not start: " + Files.readString(log));
  }

  /** What clients are told as its address. */
  public URI address() {
    return address;
  }

  public void makeBucket(String bucket) {
    ask(HttpRequest.newBuilder(address.resolve(bucket)).PUT(BodyPublishers.noBody()));
  }

  /** The names of all objects of a bucket. */
  public List<String> keys(String bucket) {
    String list = ask(HttpRequest.newBuilder(address.resolve(bucket + "?list-type=2")));
    return KEY.matcher(list).results().map(key -> key.group(1)).toList();
  }

  public void delete(String bucket, String key) {
    ask(HttpRequest.newBuilder(address.resolve(bucket + "/" + key)).DELETE());
  }

  private String ask(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when its port is free. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
