package keypoints.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web server on loopback that has one picture. */
public final class PictureServer implements AutoCloseable {
  private final HttpServer server;
  private final byte[] picture;

  public PictureServer(byte[] picture) throws IOException {
    this.picture = picture.clone();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
      exchange.sendResponseHeaders(200, picture.length);
      exchange.getResponseBody().write(picture);
    }
  }

  /** Its host and port. */
  public String authority() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** Where the picture is. */
  public String picture() {
    return "http://" + authority() + "/some%20where/clock+gauge.jpg?size=1&full=yes";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
