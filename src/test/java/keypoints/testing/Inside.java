package keypoints.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens on loopback where nobody has any business, at a free port and, where the machine lets it,
 * at the two that addresses on the web mean when they name none.
 */
public final class Inside implements AutoCloseable {
  private static final List<Integer> USUAL = List.of(80, 443);

  private final List<ServerSocket> doors = new ArrayList<>();
  private final List<String> hits = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public Inside() throws IOException {
    doors.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    for (String address : List.of("127.0.0.1", "::1")) {
      USUAL.forEach(port -> tryToListen(address, port));
    }
    doors.forEach(door -> threads.execute(() -> listen(door)));
  }

  private void tryToListen(String address, int port) {
    try {
      doors.add(new ServerSocket(port, 50, InetAddress.getByName(address)));
    } catch (IOException refused) {
      // by the machine, or somebody is there already
    }
  }

  private void listen(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket visitor = door.accept()) {
        hits.add(door + " from " + visitor.getRemoteSocketAddress());
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** The port that is always there. */
  public int port() {
    return doors.get(0).getLocalPort();
  }

  /** Who came, whatever they said. */
  public List<String> hits() {
    return List.copyOf(hits);
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket door : doors) {
      door.close();
    }
    threads.shutdownNow();
  }
}
