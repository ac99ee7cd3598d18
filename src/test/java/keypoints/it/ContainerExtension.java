package keypoints.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * What the released adapters lack: there is none for Jetty 12.1, and Tomcat's reports the port it
 * was configured with, so that 0 will not do.
 */
public final class ContainerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    if ("jetty".equals(System.getProperty("arquillian.launch"))) {
      builder.service(DeployableContainer.class, JettyContainer.class);
    } else {
      System.setProperty("tomcat.port", Integer.toString(freePort()));
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
