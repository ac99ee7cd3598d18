package keypoints.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Reads the body of a multipart form. Containers disagree about what a bad one is worth (Jetty says
 * 400 to everything, Tomcat 413 or 500), so what is thrown meanwhile is explained here.
 */
final class FormReading {
  private static final String LIMIT = FormReading.class.getName();
  private static final int MEGA = 1_000_000;

  /** Several times as many as the form has fields. */
  private static final int MOST_PARTS = 50;

  /** All texts of a form, bytes; Jetty takes no more, Tomcat ten times as many. */
  private static final long MOST_TEXT = 200_000;

  /** Tomcat takes none beyond 512 bytes, Jetty ten times as many. */
  private static final int LONGEST_NAME = 500;

  /** What {@link keypoints.jetty.WholeBodies} says of a body that is whole and in memory. */
  private static final String IN_MEMORY = "keypoints.in_memory";

  /** Where Jetty looks for how a form is read before it looks at the servlet. */
  private static final String JETTYS_WAY = "org.eclipse.jetty.multipartConfig";

  private static final String ENCODED = "application/x-www-form-urlencoded";

  private FormReading() {}

  /**
   * Reads all parts, so that parameters and parts can be asked for without failing.
   *
   * @param maxBytes of the whole body
   */
  static void read(HttpServletRequest request, long maxBytes) throws IOException, ServletException {
    read(request, maxBytes, MOST_PARTS);
  }

  /** The same of a form with more parts. */
  static void read(HttpServletRequest request, long maxBytes, int mostParts)
      throws IOException, ServletException {
    long limit = maxBytes / MEGA;
    // before the first byte is read: the answer is then seen by a browser that is still sending
    if (request.getContentLengthLong() > maxBytes) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, limit);
    }
    request.setAttribute(LIMIT, limit);
    if (isMultipart(request)) {
      requireBoundary(request.getContentType());
      leaveInMemory(request);
      requireSome(request.getParts(), mostParts);
    } else if (request.getContentLengthLong() != 0 && !isEncoded(request)) {
      throw new Failure(Reason.FORM_UNREADABLE, "no form");
    }
    request.getParameterMap();
    request.removeAttribute(LIMIT);
  }

  /** Parts of a body that is in memory are then pieces of it, not copies in files. */
  private static void leaveInMemory(HttpServletRequest request) {
    if (request.getAttribute(IN_MEMORY) != null
        && request.getAttribute(JETTYS_WAY) instanceof MultipartConfigElement way) {
      request.setAttribute(
          JETTYS_WAY,
          new MultipartConfigElement(
              way.getLocation(), way.getMaxFileSize(), way.getMaxRequestSize(), Integer.MAX_VALUE));
    }
  }

  /** Jetty reports its absence as it reports a body over the limit. */
  private static void requireBoundary(String contentType) {
    if (!contentType.contains("boundary=")) {
      throw new Failure(Reason.FORM_UNREADABLE, "no boundary");
    }
  }

  /** Where the boundary is another one than was said, Tomcat finds none and Jetty complains. */
  private static void requireSome(Collection<Part> parts, int mostParts) {
    if (parts.isEmpty() || parts.size() > mostParts) {
      throw new Failure(Reason.FORM_UNREADABLE, parts.size() + " parts");
    }
    if (parts.stream().anyMatch(part -> fileName(part).length() > LONGEST_NAME)) {
      throw new Failure(Reason.FORM_UNREADABLE, "a file's name longer than any system has");
    }
    if (parts.stream().filter(FormReading::isText).mapToLong(Part::getSize).sum() > MOST_TEXT) {
      throw new Failure(Reason.FORM_UNREADABLE, "more text than anybody types");
    }
  }

  private static String fileName(Part part) {
    return part.getSubmittedFileName() == null ? "" : part.getSubmittedFileName();
  }

  private static boolean isText(Part part) {
    return part.getSubmittedFileName() == null;
  }

  private static boolean isEncoded(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, ENCODED, 0, ENCODED.length());
  }

  static boolean isMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/form-data", 0, 19);
  }

  /** What people are told about an exception that nobody expected. */
  static Failure explain(HttpServletRequest request, Exception thrown) {
    Object limit = request.getAttribute(LIMIT);
    if (limit == null) {
      return new Failure(Reason.INTERNAL, thrown.toString(), thrown);
    }
    // one that was declared larger was refused before it was read
    return request.getContentLengthLong() < 0 && tooLarge(thrown)
        ? new Failure(Reason.BODY_TOO_LARGE, thrown.toString(), thrown, limit)
        : new Failure(Reason.FORM_UNREADABLE, thrown.toString(), thrown);
  }

  /** The specification says IllegalStateException for a body or part over its limit. */
  private static boolean tooLarge(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalStateException) {
        return true;
      }
    }
    return false;
  }
}
