package keypoints.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many who connect, begin to say something, and do not come to the end. */
public final class SlowClients implements AutoCloseable {
  private final URI home;
  private final List<Socket> sockets = new ArrayList<>();

  public SlowClients(URI home) {
    this.home = home;
  }

  /** So many forms of which the photo does not come. */
  public SlowClients uploads(int count) throws IOException {
    return begin(count, post("runs", FormBody.TYPE));
  }

  /** So many calls of the API of which the photo does not come. */
  public SlowClients calls(int count) throws IOException {
    return begin(count, post("api/dials/1", "application/x-www-form-urlencoded"));
  }

  /** So many requests of which not even the headers come. */
  public SlowClients headers(int count) throws IOException {
    return begin(count, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Patience: ");
  }

  private String post(String path, String type) {
    return "POST %s%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n"
            .formatted(home.getPath(), path, type)
        + "Content-Length: 100000\r\n\r\nA";
  }

  private SlowClients begin(int count, String beginning) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(home.getHost(), home.getPort());
      sockets.add(socket);
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    }
    return this;
  }

  /** One more byte from everyone who has not been shut out. */
  public void trickle() {
    sockets.removeIf(socket -> !goesOn(socket));
  }

  private static boolean goesOn(Socket socket) {
    try {
      socket.getOutputStream().write('A');
      return true;
    } catch (IOException shutOut) {
      return false;
    }
  }

  /** How many have not been shut out, as far as {@link #trickle} has found. */
  public int left() {
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
