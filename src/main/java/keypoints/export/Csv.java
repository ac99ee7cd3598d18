package keypoints.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Tables for spreadsheets and statistics: CSV as in RFC 4180, with a row of names on top. */
final class Csv {
  private static final String MARK = "\uFEFF";

  private Csv() {}

  static String write(Findings findings, Table table) {
    Rows rows = new Rows(findings, table.decimalCommas());
    StringWriter text = new StringWriter();
    try (CsvWriter csv = writer(text, table)) {
      (table.wide() ? rows.objects() : rows.points()).forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes rows; closing it closes the text. */
  static CsvWriter writer(Writer text, Table table) throws IOException {
    text.write(table.mark() ? MARK : "");
    return CsvWriter.builder()
        .fieldSeparator(table.semicolons() ? ';' : ',')
        .lineDelimiter(LineDelimiter.CRLF)
        .build(text);
  }
}
