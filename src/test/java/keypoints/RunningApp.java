package keypoints;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import keypoints.jetty.WholeBodies;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The whole application on a real server, set up by system properties as an operator would. */
public final class RunningApp {
  private final Server server = new Server();
  private final Map<String, String> settings;
  private final ServerConnector connector = new ServerConnector(server);

  /** Starts it with a data folder and more settings. */
  public RunningApp(Path data, Map<String, String> settings) throws Exception {
    this.settings = settings;
    System.setProperty(Setting.DATA.variable(), data.toString());
    settings.forEach(System::setProperty);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    context.setBaseResourceAsPath(Path.of("webapp"));
    context.addEventListener(new App());
    context.insertHandler(new WholeBodies());
    server.setHandler(context);
    server.start();
  }

  /** Its start page. */
  public URI home() {
    return URI.create("http://localhost:" + connector.getLocalPort() + "/");
  }

  /** Stops it and takes its settings back. */
  public void close() throws Exception {
    server.stop();
    System.clearProperty(Setting.DATA.variable());
    settings.keySet().forEach(System::clearProperty);
  }
}
