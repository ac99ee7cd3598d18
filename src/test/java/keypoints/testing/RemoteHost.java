package keypoints.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/**
 * A web server on loopback made of bare sockets, so that it can answer as badly as any out there.
 * What it does is said by the path; {@link RemoteAnswers} has the list.
 */
public final class RemoteHost implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final RemoteAnswers answers = new RemoteAnswers(this);

  public RemoteHost() throws IOException {
    this(ServerSocketFactory.getDefault());
  }

  /** With sockets of another kind. */
  public RemoteHost(ServerSocketFactory sockets) throws IOException {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket visitor = server.accept();
        threads.execute(() -> talk(visitor));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket visitor) {
    try (visitor) {
      String head = head(visitor);
      requests.add(head);
      if (!head.isEmpty()) {
        answers.answer(head.split(" ", 3)[1], visitor);
      }
    } catch (IOException e) {
      // the other side has heard enough
    }
  }

  private static String head(Socket visitor) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  /** Its host and port. */
  public String authority() {
    return "localhost:" + server.getLocalPort();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The address of what it does under this path. */
  public String at(String path) {
    return "http://" + authority() + path;
  }

  /** The address of a redirect to another one. */
  public String sendingTo(String address) {
    return at("/302-" + AddressCase.hex(address));
  }

  /** The heads of all requests; a connection that said nothing counts as an empty one. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Whether nobody has closed it meanwhile. */
  boolean pause(int millis) throws IOException {
    try {
      return !closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Sends the same again and again until the other side or the test has had enough. */
  void endlessly(OutputStream out, byte[] bytes, int millis) throws IOException {
    while (pause(millis)) {
      out.write(bytes);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    threads.shutdownNow();
  }
}
