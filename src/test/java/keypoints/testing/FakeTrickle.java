package keypoints.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A server that sends one header after the other, every 20 ms, and never comes to the answer. */
public final class FakeTrickle implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;

  private final ServerSocket server;

  public FakeTrickle() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    Thread thread = new Thread(this::trickle, "fake-trickle");
    thread.setDaemon(true);
    thread.start();
  }

  private void trickle() {
    try (Socket client = server.accept()) {
      send(client.getOutputStream(), "HTTP/1.1 200 OK\r\n");
      while (!server.isClosed()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        send(client.getOutputStream(), "X-Patience: 1\r\n");
      }
    } catch (IOException left) {
      // the client has gone, which is what it is here for
    }
  }

  private static void send(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  public URI url() {
    String host = server.getInetAddress().getHostAddress();
    return URI.create("http://" + host + ":" + server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
