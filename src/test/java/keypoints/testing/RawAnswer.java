package keypoints.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What came back for bytes that no HTTP client would send.
 *
 * @param text all of it, as it came; empty when the connection was closed without a word
 */
public record RawAnswer(String text) {
  private static final int PATIENCE_MS = 15_000;

  /**
   * Sends bytes and reads meanwhile, as browsers do; what cannot be sent any more is not.
   *
   * @param head of the request, with the line that ends it; one of its lines asks to close
   * @param times how often the body is sent
   */
  public static RawAnswer to(URI home, String head, byte[] body, int times) throws IOException {
    try (Socket socket = new Socket(home.getHost(), home.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      Thread sender = new Thread(() -> send(socket, head, body, times));
      sender.start();
      return new RawAnswer(read(socket.getInputStream()));
    }
  }

  private static void send(Socket socket, String head, byte[] body, int times) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        out.write(body);
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      // refused: what was answered is read by the other side
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int read = 0; read >= 0; read = in.read(buffer)) {
        all.write(buffer, 0, read);
      }
    } catch (SocketTimeoutException e) {
      // kept open; what there is must do
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Of the first answer that is no 1xx; 0 when there is none. */
  public int status() {
    for (String part : text.split("(?=HTTP/1\\.1 )", -1)) {
      if (part.startsWith("HTTP/1.1 ") && !part.startsWith("HTTP/1.1 1")) {
        return Integer.parseInt(part.substring(9, 12));
      }
    }
    return 0;
  }
}
