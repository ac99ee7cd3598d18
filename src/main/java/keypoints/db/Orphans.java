package keypoints.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Photos whose owners are gone or never came: what a process leaves that ends between a photo and
 * its row.
 *
 * @param owners queries of ids that are to keep theirs, up to their where, such as {@code select id
 *     from run}
 */
public record Orphans(PhotoStore store, Database database, List<String> owners) {
  private static final int AT_ONCE = 500;

  /** Removes those from before this time; returns how many owners they had. */
  public int sweep(Instant before) {
    Set<String> seen = new HashSet<>();
    List<String> gone = new ArrayList<>();
    store.owners(
        before,
        owner -> {
          seen.add(owner);
          if (seen.size() == AT_ONCE) {
            gone.addAll(unknown(seen));
            seen.clear();
          }
        });
    gone.addAll(unknown(seen));
    gone.forEach(store::delete);
    return gone.size();
  }

  private Set<String> unknown(Set<String> ids) {
    Set<String> unknown = new HashSet<>(ids);
    if (!ids.isEmpty()) {
      String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
      for (String query : owners) {
        unknown.removeAll(
            database.query(
                query + " where id in (" + places + ")", row -> row.getString(1), ids.toArray()));
      }
    }
    return unknown;
  }
}
