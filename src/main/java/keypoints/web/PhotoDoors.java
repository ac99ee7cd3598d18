package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photos;
import keypoints.inference.OneLine;
import org.jspecify.annotations.Nullable;

/** The ways a photo comes in: a sample, a file, an address, or kept from the form before. */
final class PhotoDoors {
  /** More than anybody reads. */
  private static final int LONGEST_NAME = 100;

  private final Photos photos;
  private final Samples samples;
  private final KeptPhotos kept;

  PhotoDoors(Photos photos, Samples samples, KeptPhotos kept) {
    this.photos = photos;
    this.samples = samples;
    this.kept = kept;
  }

  /** The field that a complaint about the photo belongs to. */
  static String field(HttpServletRequest request, RunForm form)
      throws IOException, ServletException {
    boolean byAddress = form.sample().isEmpty() && file(request) == null && !form.url().isEmpty();
    return byAddress ? "url" : "photo";
  }

  /**
   * The photo that was chosen; of several the most deliberate: a sample's button, a new file, an
   * address, the kept one.
   *
   * @throws Failure PHOTO_MISSING, SAMPLE_UNKNOWN, or as {@link Photos#read(InputStream)} and
   *     {@link Photos#fetch}
   */
  KeptPhotos.Chosen open(HttpServletRequest request, RunForm form)
      throws IOException, ServletException {
    if (!form.sample().isEmpty()) {
      return sample(form.sample());
    }
    Part file = file(request);
    if (file != null) {
      return upload(file);
    }
    if (!form.url().isEmpty()) {
      String shown = OneLine.of(form.url(), form.url().length());
      return new KeptPhotos.Chosen(photos.fetch(form.url()), shown, form.url());
    }
    return kept.take(form.kept()).orElseThrow(() -> new Failure(Reason.PHOTO_MISSING, null));
  }

  private KeptPhotos.Chosen sample(String name) {
    byte[] bytes = samples.photo(name).orElseThrow(() -> new Failure(Reason.SAMPLE_UNKNOWN, null));
    return new KeptPhotos.Chosen(photos.read(bytes), name + ".jpg");
  }

  private KeptPhotos.Chosen upload(Part file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return new KeptPhotos.Chosen(photos.read(in, file.getSize()), name(file));
    }
  }

  /** A camera's field stands beside the file's; one that nobody touched arrives without content. */
  private static @Nullable Part file(HttpServletRequest request)
      throws IOException, ServletException {
    if (!FormReading.isMultipart(request)) {
      return null;
    }
    return request.getParts().stream()
        .filter(part -> part.getName().equals("photo"))
        .filter(part -> part.getSize() > 0 || !name(part).isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** Some browsers send the whole path. */
  private static String name(Part part) {
    String path = String.valueOf(part.getSubmittedFileName());
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return part.getSubmittedFileName() == null ? "" : OneLine.of(name, LONGEST_NAME);
  }
}
