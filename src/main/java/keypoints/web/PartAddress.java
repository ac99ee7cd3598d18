package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * {@code /{id}/{part}} below the address of a servlet.
 *
 * @param id of what is meant
 * @param part of it; empty for its page
 */
record PartAddress(String id, String part) {
  static PartAddress of(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    int slash = path.indexOf('/', 1);
    return slash < 0
        ? new PartAddress(path.substring(1), "")
        : new PartAddress(path.substring(1, slash), path.substring(slash + 1));
  }
}
