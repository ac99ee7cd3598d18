package keypoints.it;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** One Jetty 12.1 (ee10) on a free port of this machine, one WAR at a time. */
final class JettyContainer implements DeployableContainer<JettyContainer.Configuration> {

  private static final String HOST = "127.0.0.1";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public void start() {
    connector.setHost(HOST);
    server.addConnector(connector);
    server.setHandler(contexts);
    LifeCycle.start(server);
  }

  @Override
  public void stop() {
    LifeCycle.stop(server);
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) {
    WebAppContext webapp = webapp(archive);
    contexts.addHandler(webapp);
    LifeCycle.start(webapp);
    HTTPContext http = new HTTPContext(HOST, connector.getLocalPort());
    http.add(new Servlet("any", webapp.getContextPath()));
    return new ProtocolMetaData().addContext(http);
  }

  @Override
  public void undeploy(Archive<?> archive) {
    contexts.getHandlers().forEach(webapp -> LifeCycle.stop(webapp));
    contexts.setHandlers(List.of());
  }

  private static WebAppContext webapp(Archive<?> archive) {
    File war = Path.of("target", "jetty", archive.getName()).toAbsolutePath().toFile();
    war.getParentFile().mkdirs();
    archive.as(ZipExporter.class).exportTo(war, true);
    String name = archive.getName().replace(".war", "");
    WebAppContext webapp = new WebAppContext(war.getPath(), name.equals("ROOT") ? "/" : "/" + name);
    webapp.setTempDirectory(new File(war.getParentFile(), "work"));
    webapp.setThrowUnavailableOnStartupException(true);
    return webapp;
  }

  /** Jetty needs none. */
  static final class Configuration implements ContainerConfiguration {
    @Override
    public void validate() {}
  }
}
