package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import keypoints.batch.Archive;
import keypoints.batch.Batch;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import org.jspecify.annotations.Nullable;

/** Takes the photos of a form into a batch: files, ZIP files of them, and addresses. */
record BatchParts(Site site) {
  /** A whole form. */
  static final long MOST_BYTES = 2_000_000_000;

  /** Photos, and several times as many fields as the form has. */
  static final int MOST_PARTS = Batch.MOST + 50;

  private static final String PHOTO = "photo";

  /** The batch that holds what was sent before, or a new one. */
  Batch batch(HttpServletRequest request, Model model, DetectOptions options) {
    String kept = request.getParameter("kept");
    return Optional.ofNullable(kept)
        .flatMap(site.batching().batches()::find)
        .filter(batch -> !batch.started())
        .orElseGet(() -> site.batching().batches().begin(model, options, 0, false));
  }

  /** Addresses as they were typed. */
  static String addresses(HttpServletRequest request) {
    String text = request.getParameter("addresses");
    return text == null ? "" : text;
  }

  void addAll(HttpServletRequest request, Batch batch, Model model)
      throws IOException, ServletException {
    if (FormReading.isMultipart(request)) {
      for (Part part : request.getParts()) {
        if (part.getName().equals(PHOTO) && isChosen(part)) {
          add(batch, model, part, null);
        }
      }
    }
    for (String address : lines(addresses(request))) {
      site.batching().incoming().add(batch, model.embedded(), address);
    }
  }

  /** A field that nobody touched arrives without content and name. */
  private static boolean isChosen(Part part) {
    String name = part.getSubmittedFileName();
    return part.getSize() > 0 || (name != null && !name.isEmpty());
  }

  /** How many photos a batch has. */
  int count(String id) {
    return site.batching()
        .batches()
        .find(id)
        .map(batch -> site.batching().batches().progress(batch).arrived())
        .orElse(0);
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * The one file of a form.
   *
   * @throws Failure PHOTO_MISSING
   */
  void addOne(HttpServletRequest request, Batch batch, Model model)
      throws IOException, ServletException {
    Part part = FormReading.isMultipart(request) ? request.getPart(PHOTO) : null;
    if (part == null) {
      throw new Failure(Reason.PHOTO_MISSING, null);
    }
    add(batch, model, part, request.getParameter("upload"));
  }

  private void add(Batch batch, Model model, Part part, @Nullable String upload)
      throws IOException {
    if (isArchive(part)) {
      addArchive(batch, model, part);
      return;
    }
    String name = String.valueOf(part.getSubmittedFileName());
    try (InputStream in = part.getInputStream()) {
      site.batching().incoming().add(batch, model.embedded(), name, upload, in);
    }
  }

  private static boolean isArchive(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return Archive.isOne(in);
    }
  }

  /** Its list of contents stands at its end, so that it has to be a file. */
  private void addArchive(Batch batch, Model model, Part part) throws IOException {
    Path file = Files.createTempFile("keypoints", ".zip");
    try (InputStream in = part.getInputStream()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      site.batching().incoming().addAll(batch, model.embedded(), file);
    } finally {
      Files.delete(file);
    }
  }
}
