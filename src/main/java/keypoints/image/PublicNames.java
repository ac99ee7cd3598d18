package keypoints.image;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Names of hosts on the public internet. The client asks for every connect, IP literals included,
 * and connects to what it gets here, so that a name cannot mean something else the second time.
 *
 * @param names all names there are
 */
record PublicNames(DnsResolver names) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!PublicAddress.isPublic(address)) {
        throw new UnknownHostException("not a public address");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}
