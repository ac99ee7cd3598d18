package keypoints.testing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A multipart form as a browser sends it. */
public final class FormBody {

  public static final String TYPE = "multipart/form-data; boundary=--one-field-ends-here";

  private static final String BOUNDARY = "----one-field-ends-here";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public FormBody field(String name, String value) {
    write("%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(BOUNDARY, name));
    write(value + "\r\n");
    return this;
  }

  public FormBody file(String name, String fileName, byte[] content) {
    write(
        "%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            .formatted(BOUNDARY, name, fileName.replace("\"", "%22")));
    write("Content-Type: application/octet-stream\r\n\r\n");
    bytes.writeBytes(content);
    write("\r\n");
    return this;
  }

  public BodyPublisher end() {
    return BodyPublishers.ofByteArray(bytes());
  }

  /** All of it; nothing can be added any more. */
  public byte[] bytes() {
    write(BOUNDARY + "--\r\n");
    return bytes.toByteArray();
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
