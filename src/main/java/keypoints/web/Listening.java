package keypoints.web;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At which addresses the container listens, where it says so: Jetty and Tomcat do. */
final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  /** An attribute of the context that {@code jetty-ee10-web.xml} sets. */
  private static final String HOSTS = "keypoints.hosts";

  private Listening() {}

  /** Whether it is known that others than this machine reach it. */
  static boolean isToOthers(ServletContext context) {
    List<String> hosts = new ArrayList<>(tomcat());
    if (context.getAttribute(HOSTS) instanceof List<?> jetty) {
      jetty.forEach(host -> hosts.add(host.toString()));
    }
    return hosts.stream().anyMatch(host -> !host.equals("localhost") && !Proxies.isLoopback(host));
  }

  /** Of each connector; the empty text is all addresses of the machine. */
  private static List<String> tomcat() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    List<String> hosts = new ArrayList<>();
    try {
      for (ObjectName name : beans.queryNames(new ObjectName("*:type=Connector,*"), null)) {
        Object address = beans.getAttribute(name, "address");
        // InetAddress as text: a name, a slash, the number
        hosts.add(address == null ? "" : address.toString().replaceFirst(".*/", ""));
      }
    } catch (JMException e) {
      LOG.debug("Tomcat does not say where it listens", e);
    }
    return hosts;
  }
}
