package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.batch.Batch;
import keypoints.batch.Batches;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Model;

/**
 * {@code /batches/{id}}: how far a batch is, its sheet and its files; {@code POST} to {@code
 * photos}, {@code complete}, {@code cancel}, {@code retry} and {@code delete} below it.
 */
final class BatchServlet extends PageServlet {
  private static final String EXPORT = "export.";
  private static final String PHOTOS = "photos";
  private static final long MAX_FORM = 10_000;
  private static final List<String> ACTIONS =
      List.of(PHOTOS, "complete", "cancel", "retry", "delete");

  private final transient Pages pages;
  private final transient Site site;
  private final transient BatchParts parts;
  private final transient BatchExports exports;

  BatchServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.parts = new BatchParts(site);
    this.exports = new BatchExports(site);
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    String part = PartAddress.of(request).part();
    if (ACTIONS.contains(part)) {
      return WRITE;
    }
    if (!part.isEmpty() && !part.startsWith(EXPORT)) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    return READ;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PartAddress address = PartAddress.of(request);
    Batch batch = find(address.id());
    if (address.part().isEmpty()) {
      BatchPage page =
          new BatchPages(site, pages.texts(request)).of(batch, BatchView.read(request));
      pages.render(request, response, HttpServletResponse.SC_OK, page);
    } else {
      exports.send(response, batch, address.part().substring(EXPORT.length()));
    }
  }

  private Batch find(String id) {
    return site.batching()
        .batches()
        .find(id)
        .orElseThrow(() -> new Failure(Reason.BATCH_UNKNOWN, null));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    PartAddress address = PartAddress.of(request);
    Batch batch = find(address.id());
    if (address.part().equals(PHOTOS)) {
      add(request, response, batch);
      return;
    }
    FormReading.read(request, MAX_FORM);
    act(batch.id(), address.part());
    String next = address.part().equals("delete") ? "" : "/" + batch.id();
    RunsServlet.seeOther(response, request.getContextPath() + BatchesServlet.ADDRESS + next);
  }

  private void act(String id, String action) {
    Batches batches = site.batching().batches();
    switch (action) {
      case "complete" -> batches.complete(id);
      case "cancel" -> batches.cancel(id);
      case "retry" -> batches.retry(id);
      default -> batches.delete(id);
    }
    site.batching().crews().wake();
  }

  /** More photos; one that has a name of its own and is sent twice is there once. */
  private void add(HttpServletRequest request, HttpServletResponse response, Batch batch)
      throws IOException, ServletException {
    FormReading.read(request, BatchParts.MOST_BYTES, BatchParts.MOST_PARTS);
    Model model = site.models().get(batch.model());
    boolean one = request.getParameter("upload") != null;
    if (one) {
      parts.addOne(request, batch, model);
    } else {
      parts.addAll(request, batch, model);
    }
    site.batching().crews().wake();
    if (one) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      RunsServlet.seeOther(response, address(request, batch));
    }
  }

  private static String address(HttpServletRequest request, Batch batch) {
    return request.getContextPath() + BatchesServlet.ADDRESS + "/" + batch.id();
  }
}
