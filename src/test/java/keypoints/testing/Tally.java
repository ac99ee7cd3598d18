package keypoints.testing;

import java.util.List;
import keypoints.db.Database;
import keypoints.db.PhotoStore;
import keypoints.db.PhotoStore.Kind;

/**
 * What became of the photos of acknowledged batches.
 *
 * @param photos that were acknowledged
 * @param done with exactly one run and its photo
 * @param failed with a reason
 * @param lost neither
 * @param doubled runs of no photo, or photos too many
 * @param unfinished batches
 */
public record Tally(int photos, int done, int failed, int lost, int doubled, int unfinished) {

  /** Of batches of the same size, by what is in the database and the store of photos. */
  public static Tally of(
      Database database, PhotoStore store, List<String> batches, int each, int unfinished) {
    int done = 0;
    int failed = 0;
    int items = 0;
    for (String address : batches) {
      String batch = address.substring(address.lastIndexOf('/') + 1);
      items += count(database, "batch_item where batch = ?", batch);
      done += done(database, store, batch);
      failed +=
          count(
              database,
              "batch_item where batch = ? and state = 'FAILED' and reason is not null",
              batch);
    }
    int photos = batches.size() * each;
    int strange =
        count(database, "run where id not in (select run from batch_item where state = 'DONE')");
    return new Tally(
        photos, done, failed, photos - done - failed, strange + items - photos, unfinished);
  }

  private static int done(Database database, PhotoStore store, String batch) {
    List<String> runs =
        database.query(
            "select r.id from batch_item i join run r on r.id = i.run"
                + " where i.batch = ? and state = 'DONE'",
            row -> row.getString(1),
            batch);
    return (int) runs.stream().filter(run -> store.get(run, Kind.PHOTO).isPresent()).count();
  }

  private static int count(Database database, String from, Object... values) {
    return database.query("select count(*) from " + from, row -> row.getInt(1), values).get(0);
  }

  /** The same with so many doubled that were begun twice. */
  public Tally more(int twice) {
    return new Tally(photos, done, failed, lost, doubled + twice, unfinished);
  }

  /** Whether every photo ended once, done or failed. */
  public boolean good() {
    return photos > 0 && lost == 0 && doubled == 0 && unfinished == 0;
  }
}
