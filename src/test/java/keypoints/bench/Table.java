package keypoints.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints rows as they come, in Markdown, so that they can be kept as they are. */
final class Table {
  private static final String LINE = "| %-58s | %-6s | %8s | %8s | %17s | %5s | %-20s | %s |%n";

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void head(Machine machine) {
    for (Map.Entry<String, String> fact : machine.facts().entrySet()) {
      out.printf("%s: %s%n", fact.getKey(), fact.getValue());
    }
    out.println();
    out.printf(LINE, "", "unit", "p50", "p99", "25 - 75 %", "n", "target", "note");
    out.println("| --- | --- | --: | --: | --: | --: | --- | --- |");
  }

  void section(Report.Part part) {
    out.printf(
        LINE, "**" + part.name() + "**", "", "", "", "", "", "", "took " + part.seconds() + " s");
    part.rows().forEach(this::row);
    out.flush();
  }

  private void row(Row row) {
    Figures figures = row.figures();
    String target = row.target() == null ? "" : row.target().text();
    if (figures == null) {
      out.printf(LINE, row.what(), row.unit(), "", "", "", "", target, row.note());
      return;
    }
    boolean several = figures.samples() > 1;
    out.printf(
        LINE,
        row.what(),
        row.unit(),
        number(figures.p50()),
        several ? number(figures.p99()) : "",
        several ? number(figures.p25()) + " - " + number(figures.p75()) : "",
        figures.samples(),
        target,
        row.note());
  }

  /** To three digits, or as many as stand before the point. */
  static String number(double value) {
    double size = Math.abs(value);
    int behind = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + behind + "f", value);
  }
}
