package keypoints.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** When a visitor leaves who has begun to send a form. */
public enum Leaving {
  WITHIN_THE_HEAD(-20),
  AFTER_THE_HEAD(0),
  WITHIN_THE_BODY(500),
  BEFORE_THE_ANSWER(Integer.MAX_VALUE);

  private static final int READING_MS = 50;

  private final int sent;

  /**
   * @param sent so many bytes of the body; below 0, so many of the head are not
   */
  Leaving(int sent) {
    this.sent = sent;
  }

  /**
   * Sends as much as that and is gone.
   *
   * @param reset whether that is told by a reset rather than by an end
   */
  public void from(URI home, FormBody form, boolean reset)
      throws IOException, InterruptedException {
    byte[] body = form.bytes();
    String request =
        "POST %sruns HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(home.getPath(), home.getAuthority(), FormBody.TYPE, body.length);
    byte[] head = request.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(home.getHost(), home.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(Arrays.copyOf(head, head.length + Math.min(0, sent)));
      out.write(Arrays.copyOf(body, Math.max(0, Math.min(sent, body.length))));
      TimeUnit.MILLISECONDS.sleep(READING_MS); // else a reset takes back what was sent
      socket.setSoLinger(reset, 0);
    }
  }
}
