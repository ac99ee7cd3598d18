package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import keypoints.db.Database;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/** The runs that are kept as lists of them, newest first, without their answers. */
public final class History {
  private static final int MOST_NAMES = 100;
  private static final char NO_NAME = 1;

  private final Database database;
  private final FoundClasses classes;

  History(Database database) {
    this.database = database;
    this.classes = new FoundClasses(database);
  }

  /** Where a page ends: at the run of this time and id, whether it is still there or not. */
  public record Position(Instant created, String id) {
    /** Of a run in a list. */
    public static Position of(Listed run) {
      return new Position(run.created(), run.id());
    }
  }

  /**
   * The newest runs.
   *
   * @param start older than this; null for the newest of all
   */
  public List<Listed> older(Search search, @Nullable Position start, int limit) {
    Keyset runs = search.runs();
    return found(runs.older(database, columns(runs), History::read, start, limit));
  }

  /** The runs that come before this position, the newest of them first. */
  public List<Listed> newer(Search search, Position start, int limit) {
    Keyset runs = search.runs();
    return found(runs.newer(database, columns(runs), History::read, start, limit));
  }

  private static String columns(Keyset runs) {
    return runs.id() + " as id, created, source, model";
  }

  private List<Listed> found(List<Listed> runs) {
    Map<String, Map<String, Integer>> found = classes.of(runs.stream().map(Listed::id).toList());
    return runs.stream().map(run -> with(run, found.getOrDefault(run.id(), Map.of()))).toList();
  }

  private static Listed read(ResultSet row) throws SQLException {
    return new Listed(
        row.getString("id"),
        Times.created(row),
        row.getString("source"),
        ModelId.parse(row.getString("model")).orElseThrow(),
        Map.of());
  }

  private static Listed with(Listed run, Map<String, Integer> found) {
    return new Listed(run.id(), run.created(), run.source(), run.model(), found);
  }

  /** How many runs there are; no more than so many are counted. */
  public int count(Search search, int most) {
    return search.runs().count(database, most);
  }

  /** The models that runs were made with, by name; the first hundred. */
  public List<String> models() {
    return names("model", "run");
  }

  /** The classes that runs found, by name; the first hundred. */
  public List<String> classes() {
    return names("class", "run_class");
  }

  /**
   * From one to the next by an index, for "distinct" reads all of it. A sign that no name has is
   * what follows: H2 reads all rows of a name to find what is greater.
   */
  private List<String> names(String column, String table) {
    String next =
        "select %1$s from %2$s where %1$s >= ? order by %1$s limit 1".formatted(column, table);
    List<String> names = new ArrayList<>();
    List<String> one = List.of("");
    while (names.size() < MOST_NAMES && !one.isEmpty()) {
      one = database.query(next, row -> row.getString(1), one.get(0) + NO_NAME);
      names.addAll(one);
    }
    return names;
  }
}
