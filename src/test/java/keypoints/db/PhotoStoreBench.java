package keypoints.db;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import keypoints.db.PhotoStore.Kind;
import keypoints.run.Ids;
import keypoints.testing.Databases;
import keypoints.testing.PhonePhoto;
import keypoints.testing.PhotoStores;

/**
 * Prints how many photos of 12 megapixels a second each place for photos takes, on disk, and gives
 * back; the bucket's server is S3Mock on this machine. {@code -Pbench
 * -Dbench=keypoints.db.PhotoStoreBench}.
 */
final class PhotoStoreBench {
  private static final PrintStream OUT = System.out;
  private static final int PHOTOS = 200;
  private static final int AT_ONCE = 4;
  private static final double NANOS = 1e9;

  private final byte[] photo = PhonePhoto.ofClock(4000, 3000);
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  private PhotoStoreBench() throws Exception {}

  public static void main(String[] args) throws Exception {
    System.setProperty("aws.accessKeyId", "anybody");
    System.setProperty("aws.secretAccessKey", "any word");
    PhotoStoreBench bench = new PhotoStoreBench();
    try {
      bench.measure();
    } finally {
      bench.threads.shutdown();
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    OUT.printf(
        "%d photos of %d kB, %d at once, load average %.1f%n",
        PHOTOS,
        photo.length / 1000,
        AT_ONCE,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (Databases kind : Databases.values()) {
      measure("database, " + kind, kind, PhotoStores.DATABASE);
    }
    measure("folder", Databases.EMBEDDED, PhotoStores.FOLDER);
    measure("bucket", Databases.EMBEDDED, PhotoStores.BUCKET);
  }

  private void measure(String name, Databases kind, PhotoStores stores) throws Exception {
    Path folder = Files.createTempDirectory("photos");
    try (Database database = Database.open(kind.fresh(folder));
        PhotoStore store = stores.fresh(folder).open(database)) {
      // the first warms up
      List<String> owners = List.of();
      for (int i = 0; i < 2; i++) {
        owners.forEach(store::delete);
        owners = Stream.generate(Ids::fresh).limit(PHOTOS).toList();
        double kept = rate(owners, owner -> store.put(owner, Kind.PHOTO, photo));
        double read = rate(owners, owner -> store.get(owner, Kind.PHOTO));
        OUT.printf("%-24s %6.0f photos/s kept, %6.0f photos/s read%n", name, kept, read);
      }
    }
  }

  private double rate(List<String> owners, Consumer<String> step) throws Exception {
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (String owner : owners) {
      all.add(threads.submit(() -> step.accept(owner)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    return owners.size() / ((System.nanoTime() - start) / NANOS);
  }
}
