package keypoints.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that sends whatever it is told, HTTP or not: one request a connection. */
public final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Script script = (client, out) -> {};
  private volatile byte[] lastBody = new byte[0];

  /** What is sent to one client; the connection is closed after it. */
  @FunctionalInterface
  public interface Script {
    void play(Socket client, Output out) throws IOException;
  }

  /** Where a script writes to. */
  public interface Output {
    void send(byte[] bytes) throws IOException;

    /** Waits, at most until the server is closed; false when it is. */
    boolean pause(int millis);

    default void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** At any port. */
  public RawServer() {
    this(0);
  }

  public RawServer(int port) {
    try {
      server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    threads.execute(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException stopped) {
        // closed, or the client has gone already
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      readRequest(client.getInputStream());
      calls.incrementAndGet();
      script.play(client, new Wire(client));
    } catch (IOException left) {
      // the client has had enough, which is what most scripts are for
    }
  }

  private void readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) {
      lastBody = in.readNBytes(Integer.parseInt(length.group(1)));
    }
  }

  private final class Wire implements Output {
    private final Socket client;

    Wire(Socket client) {
      this.client = client;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
      client.getOutputStream().flush();
    }

    @Override
    public boolean pause(int millis) {
      try {
        return !closed.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Does this from now on, and counts from nothing. */
  public RawServer plays(Script next) {
    script = next;
    calls.set(0);
    return this;
  }

  /** How many requests it has had since it was told what to do. */
  public int calls() {
    return calls.get();
  }

  /** What the last request brought, as it came. */
  public byte[] lastBody() {
    return lastBody.clone();
  }

  public URI url() {
    String host = server.getInetAddress().getHostAddress();
    return URI.create("http://" + host + ":" + server.getLocalPort());
  }

  /** An ordinary answer. */
  public static Script says(int status, String body, String... headers) {
    return (client, out) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " REMOTE\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      out.send(head + "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n");
      out.send(bytes);
    };
  }

  /** These bytes and the end of the connection. */
  public static Script sends(String raw) {
    return (client, out) -> out.send(raw);
  }

  /** These bytes and a reset. */
  public static Script resetsAfter(String raw) {
    return (client, out) -> {
      out.send(raw);
      out.pause(50); // so that they are read before the reset throws them away
      client.setSoLinger(true, 0);
    };
  }

  /** The first bytes once, the others again and again with pauses. */
  public static Script repeats(String first, String others, int millis) {
    return (client, out) -> {
      out.send(first);
      while (out.pause(millis)) {
        out.send(others);
      }
    };
  }

  /** Gives the port back, which the system does when nobody waits at it any more. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    try {
      server.close();
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a script does not end");
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
