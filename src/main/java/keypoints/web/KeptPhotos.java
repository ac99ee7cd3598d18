package keypoints.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import keypoints.image.Photo;
import org.jspecify.annotations.Nullable;

/**
 * Photos whose form was not right yet, so that nobody chooses one twice. In memory, oldest out
 * first when there are too many.
 */
final class KeptPhotos {
  private static final int MAX_PHOTOS = 50;
  private static final long MAX_BYTES = 100_000_000;
  private static final Duration MAX_AGE = Duration.ofMinutes(30);
  private static final int TOKEN_BYTES = 16;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> photos = new LinkedHashMap<>();

  KeptPhotos(Clock clock) {
    this.clock = clock;
  }

  /**
   * A photo and what it was called.
   *
   * @param source a file's name, an address or a sample
   * @param address that it was fetched from; null when it was not
   */
  record Chosen(Photo photo, String source, @Nullable String address) {
    Chosen(Photo photo, String source) {
      this(photo, source, null);
    }
  }

  private record Kept(Chosen chosen, Instant until) {
    long bytes() {
      return chosen.photo().bytes().length;
    }
  }

  /** Keeps a photo; returns the token to ask for it. */
  synchronized String keep(Chosen chosen) {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    photos.put(name, new Kept(chosen, clock.instant().plus(MAX_AGE)));
    dropOldest();
    return name;
  }

  /** Takes the photo of this token out. */
  synchronized Optional<Chosen> take(String token) {
    dropOldest();
    return Optional.ofNullable(photos.remove(token)).map(Kept::chosen);
  }

  private void dropOldest() {
    Instant now = clock.instant();
    long bytes = photos.values().stream().mapToLong(Kept::bytes).sum();
    Iterator<Kept> oldest = photos.values().iterator();
    while (oldest.hasNext()) {
      Kept kept = oldest.next();
      if (kept.until().isAfter(now) && photos.size() <= MAX_PHOTOS && bytes <= MAX_BYTES) {
        return;
      }
      bytes -= kept.bytes();
      oldest.remove();
    }
  }
}
