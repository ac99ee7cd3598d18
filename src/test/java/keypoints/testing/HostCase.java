package keypoints.testing;

/**
 * A host that somebody's photo is fetched from, and what becomes of it.
 *
 * @param name starts with its number in the corpus
 * @param path of {@link RemoteHost}, or a whole address
 * @param reason the sentence it is refused with, as in {@code failure.<reason>}; empty when the
 *     photo is taken
 */
public record HostCase(String name, String path, String reason) {
  static HostCase taken(String name, String path) {
    return new HostCase(name, path, "");
  }

  static HostCase refused(String name, String path) {
    return new HostCase(name, path, "address_refused");
  }

  static HostCase unreachable(String name, String path) {
    return new HostCase(name, path, "address_unreachable");
  }

  static HostCase late(String name, String path) {
    return new HostCase(name, path, "address_timed_out");
  }

  static HostCase noImage(String name, String path) {
    return new HostCase(name, path, "photo_not_an_image");
  }

  static HostCase tooLarge(String name, String path) {
    return new HostCase(name, path, "photo_too_large");
  }

  public boolean isTaken() {
    return reason.isEmpty();
  }

  /** The whole address. */
  public String at(RemoteHost host) {
    return path.startsWith("/") ? host.at(path) : path.replace("PORT", "" + host.port());
  }

  @Override
  public String toString() {
    return name;
  }
}
