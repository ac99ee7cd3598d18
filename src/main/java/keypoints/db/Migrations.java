package keypoints.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import keypoints.db.Database.Transaction;

/**
 * The numbered scripts that make the tables, each applied once. H2 commits with each statement that
 * changes a table, so that a process that ends in the middle leaves a part of a script: the next
 * start begins that script anew, and what was done before is let be. A script is therefore made of
 * statements of which each either fails then or does no harm.
 *
 * @param scripts in their order, the first has number 1
 */
record Migrations(Dialect dialect, List<String> scripts) {
  private static final List<String> NAMES =
      List.of(
          "001-runs",
          "002-photo-hash",
          "003-photo-bytes",
          "004-corrections",
          "005-photo-index",
          "006-recipes",
          "007-photo-files",
          "008-history",
          "009-batches",
          "010-batch-runs");

  static Migrations of(Dialect dialect) throws IOException {
    List<String> scripts = new ArrayList<>();
    for (String name : NAMES) {
      scripts.add(dialect.spelled(script(name)));
    }
    return new Migrations(dialect, scripts);
  }

  private static String script(String name) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream("/db/" + name + ".sql")) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("no script " + name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Applies those that the database lacks, when nobody else does. */
  void apply(Transaction transaction) throws SQLException {
    transaction.query(dialect.lock(), row -> true);
    transaction.update("create table if not exists migration (number integer primary key)");
    for (int number = applied(transaction) + 1; number <= scripts.size(); number++) {
      apply(transaction, number);
    }
  }

  private static int applied(Transaction transaction) throws SQLException {
    String last = "select coalesce(max(number), 0) from migration";
    return transaction.query(last, row -> row.getInt(1)).get(0);
  }

  private void apply(Transaction transaction, int number) throws SQLException {
    for (String statement : scripts.get(number - 1).split(";\\s*\n", -1)) {
      if (!statement.isBlank()) {
        applyOnce(transaction, statement);
      }
    }
    transaction.update("insert into migration (number) values (?)", number);
  }

  private void applyOnce(Transaction transaction, String statement) throws SQLException {
    try {
      transaction.update(statement);
    } catch (SQLException e) {
      if (!dialect.isDoneBefore(e)) {
        throw e;
      }
    }
  }
}
