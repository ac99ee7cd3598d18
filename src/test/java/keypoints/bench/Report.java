package keypoints.bench;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that was measured in one run of the benchmark.
 *
 * @param seconds that it took
 * @param usedByOthers what other programs took of all processors meanwhile, 0-1
 */
@JsonbPropertyOrder({"machine", "seconds", "usedByOthers", "parts"})
public record Report(Machine machine, long seconds, double usedByOthers, List<Part> parts) {

  /** A section's rows, or why it has none. */
  @JsonbPropertyOrder({"name", "seconds", "rows"})
  public record Part(String name, long seconds, List<Row> rows) {}

  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSONB.toJson(this) + "\n");
  }
}
