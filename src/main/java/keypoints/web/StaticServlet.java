package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** Static files, and the answer to every address that nobody else answers. */
final class StaticServlet extends PageServlet {
  static final String FOLDER = "/static/";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "public, no-cache";

  private final transient StaticFiles files;

  StaticServlet(StaticFiles files) {
    this.files = files;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    find(request);
    return READ;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(request, response, find(request));
  }

  private StaticFiles.Entry find(HttpServletRequest request) {
    return Optional.of(Paths.of(request))
        .filter(path -> path.startsWith(FOLDER))
        .flatMap(files::find)
        .orElseThrow(() -> new Failure(Reason.PAGE_UNKNOWN, null));
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, StaticFiles.Entry file)
      throws IOException {
    boolean versioned = ("v=" + file.version()).equals(request.getQueryString());
    response.setHeader("Cache-Control", versioned ? FOREVER : ASK_AGAIN);
    boolean packed = Downloads.takesPacked(request, response);
    if (Downloads.unchanged(request, response, file.version())) {
      return;
    }
    if (packed) {
      Downloads.sendPacked(response, file.mediaType(), file.packed());
    } else {
      Downloads.send(response, file.mediaType(), file.plain());
    }
  }
}
