package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import keypoints.image.Photo;
import keypoints.image.PhotoFormat;
import keypoints.web.KeptPhotos.Chosen;
import org.junit.jupiter.api.Test;

final class KeptPhotosTest {
  private Instant now = Instant.parse("2026-01-02T12:00:00Z");
  private final KeptPhotos kept = new KeptPhotos(new Ticking());

  private final class Ticking extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static Chosen photo(int bytes) {
    return new Chosen(new Photo(new byte[bytes], PhotoFormat.JPEG, 1, 1), "a.jpg");
  }

  @Test
  void photo_isGivenOnce() {
    Chosen photo = photo(1);
    String token = kept.keep(photo);
    assertThat(kept.take(token)).contains(photo);
    assertThat(kept.take(token)).isEmpty();
    assertThat(kept.take("")).isEmpty();
  }

  @Test
  void oldPhoto_isDropped() {
    String token = kept.keep(photo(1));
    now = now.plus(Duration.ofMinutes(31));
    assertThat(kept.take(token)).isEmpty();
  }

  @Test
  void tooManyPhotos_loseTheOldest() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      tokens.add(kept.keep(photo(1)));
    }
    assertThat(kept.take(tokens.get(0))).isEmpty();
    assertThat(kept.take(tokens.get(1))).isPresent();
  }

  @Test
  void tooManyBytes_loseTheOldest() {
    String first = kept.keep(photo(60_000_000));
    String second = kept.keep(photo(60_000_000));
    assertThat(kept.take(first)).isEmpty();
    assertThat(kept.take(second)).isPresent();
  }
}
