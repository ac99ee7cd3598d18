package keypoints.testing;

import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;

/** The application as {@code mvn jetty:run} starts it, from the same files, without Maven. */
final class Serve {
  private Serve() {}

  /**
   * Prints the port when it is ready.
   *
   * @param args none; system properties are settings, {@code jetty.http.host} as in Maven
   */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    for (String file : new String[] {"jetty/http.xml", "jetty/limits.xml"}) {
      XmlConfiguration xml =
          new XmlConfiguration(ResourceFactory.of(server).newResource(Path.of(file)));
      xml.getIdMap().put("Server", server);
      xml.getProperties().put("jetty.http.port", "0");
      xml.getProperties()
          .put("jetty.http.host", System.getProperty("jetty.http.host", "127.0.0.1"));
      xml.configure();
    }
    WebAppContext webapp = new WebAppContext("webapp", "/");
    webapp.setThrowUnavailableOnStartupException(true);
    server.setHandler(new Handler.Sequence(webapp));
    server.start();
    System.out.println("port " + ((NetworkConnector) server.getConnectors()[0]).getLocalPort());
    server.join();
  }
}
