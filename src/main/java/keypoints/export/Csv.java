package keypoints.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Tables for spreadsheets and statistics: CSV as in RFC 4180, with a row of names on top. */
final class Csv {
  private static final String MARK = "\uFEFF";

  private Csv() {}

  static String write(Findings findings, Table table) {
    Rows rows = new Rows(findings, table.decimalCommas());
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(table.semicolons() ? ';' : ',')
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      (table.wide() ? rows.objects() : rows.points()).forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (table.mark() ? MARK : "") + text;
  }
}
