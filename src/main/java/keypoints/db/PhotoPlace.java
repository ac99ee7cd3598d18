package keypoints.db;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where photos are kept.
 *
 * @param address {@code file:} of a folder, or {@code s3://bucket/prefix}; null for the database
 * @param endpoint of a server for S3 that is not Amazon's; null for Amazon's
 * @param region of the bucket
 */
public record PhotoPlace(@Nullable URI address, @Nullable URI endpoint, String region) {
  private static final Pattern BUCKET =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\\w.-]+)*/?");
  private static final Pattern FOLDER = Pattern.compile("file:/.+");

  /** In the database. */
  public static final PhotoPlace DATABASE = new PhotoPlace(null, null, "");

  /**
   * @throws IllegalArgumentException when the address is of no folder and no bucket
   */
  public PhotoPlace {
    if (address != null && !isOf(BUCKET, address) && !isOf(FOLDER, address)) {
      throw new IllegalArgumentException("neither folder nor bucket");
    }
  }

  private static boolean isOf(Pattern form, URI address) {
    return form.matcher(address.toString()).matches();
  }

  /**
   * Opens it; the folder is made when it is not there, a bucket is not asked before it is needed.
   *
   * @param database that photos are kept in unless another place is named
   * @throws java.io.UncheckedIOException when the folder cannot be used
   */
  public PhotoStore open(Database database) {
    if (address == null) {
      return new DatabasePhotos(database);
    }
    return isOf(FOLDER, address)
        ? new FolderPhotos(Path.of(address))
        : new BucketPhotos(address, endpoint, region);
  }
}
