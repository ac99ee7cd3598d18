package keypoints.web.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/** The picture in a multipart form: its first part with a file name, or of the name file. */
final class ApiForm {
  private static final int MEGA = 1_000_000;

  private ApiForm() {}

  static boolean is(HttpServletRequest request) {
    return String.valueOf(request.getContentType())
        .toLowerCase(Locale.ROOT)
        .startsWith("multipart/form-data");
  }

  /**
   * Reads the whole form.
   *
   * @param maxBytes of the picture
   * @throws Failure BODY_TOO_LARGE, FORM_UNREADABLE, and as {@link ApiBody#read}
   */
  static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
    // known before the first byte is written to the disk
    if (request.getContentLengthLong() > ApiBody.limit(maxBytes)) {
      throw tooLarge(maxBytes, null);
    }
    for (Part part : parts(request, maxBytes)) {
      if (part.getSubmittedFileName() != null || part.getName().equals("file")) {
        try (InputStream in = part.getInputStream()) {
          return ApiBody.read(in, maxBytes);
        }
      }
    }
    throw new Failure(Reason.PHOTO_MISSING, "multipart without file");
  }

  private static Collection<Part> parts(HttpServletRequest request, int maxBytes) {
    // Jetty reports its absence as it reports a body over the limit
    if (!request.getContentType().contains("boundary=")) {
      throw new Failure(Reason.FORM_UNREADABLE, "no boundary");
    }
    try {
      Collection<Part> parts = request.getParts();
      if (parts.isEmpty()) {
        // Tomcat finds none in what Jetty complains of
        throw new Failure(Reason.FORM_UNREADABLE, "no parts");
      }
      return parts;
    } catch (IOException | ServletException | IllegalStateException e) {
      boolean undeclared = request.getContentLengthLong() < 0;
      throw undeclared && isOverTheLimit(e)
          ? tooLarge(maxBytes, e)
          : new Failure(Reason.FORM_UNREADABLE, e.toString(), e);
    }
  }

  /** The specification says IllegalStateException; containers wrap it. */
  private static boolean isOverTheLimit(@Nullable Throwable thrown) {
    return thrown != null
        && (thrown instanceof IllegalStateException || isOverTheLimit(thrown.getCause()));
  }

  private static Failure tooLarge(int maxBytes, @Nullable Throwable cause) {
    return new Failure(Reason.BODY_TOO_LARGE, null, cause, maxBytes / MEGA);
  }
}
