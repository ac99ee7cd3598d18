package keypoints.run;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted.
 *
 * @param source a part of what was chosen, in capitals or not; empty for any
 * @param model {@code project/version}; empty for any
 * @param found class of at least one object; empty for any answer
 * @param from when the oldest may have been made; null for any time
 * @param until before which the newest was made; null for any time
 * @param alone whether only runs of no batch are wanted
 */
public record Search(
    String source,
    String model,
    String found,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean alone) {

  /** All runs. */
  public static final Search ALL = new Search("", "", "", null, null, false);

  /** All runs of no batch. */
  public static final Search ALONE = new Search("", "", "", null, null, true);

  Keyset runs() {
    Keyset runs = within(found.isEmpty() ? ofModel() : ofClass());
    return source.isEmpty() ? runs : runs.and("lower(source) like ?", sourceLike());
  }

  /** Those made in the time that is searched. */
  public Keyset within(Keyset all) {
    Keyset since = from == null ? all : all.and("created >= ?", Times.of(from));
    return until == null ? since : since.and("created < ?", Times.of(until));
  }

  private Keyset ofModel() {
    Keyset all = Keyset.of("run", "id");
    Keyset wanted = alone ? all.first("batch", "") : all;
    return model.isEmpty() ? wanted : wanted.first("model", model);
  }

  private Keyset ofClass() {
    Keyset all = Keyset.of("run_class", "run");
    Keyset wanted = (alone ? all.first("batch", "") : all).first("class", found);
    return model.isEmpty() ? wanted : wanted.and("model = ?", model);
  }

  /** What a source in small letters is like that has the part. */
  public String sourceLike() {
    return "%" + source.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
