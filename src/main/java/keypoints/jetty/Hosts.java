package keypoints.jetty;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** Where a Jetty listens. */
public final class Hosts {
  private Hosts() {}

  /** The host of each connector; the empty text is all addresses of the machine. */
  public static List<String> of(Server server) {
    return Stream.of(server.getConnectors())
        .filter(NetworkConnector.class::isInstance)
        .map(connector -> ((NetworkConnector) connector).getHost())
        .map(host -> Optional.ofNullable(host).orElse(""))
        .toList();
  }
}
