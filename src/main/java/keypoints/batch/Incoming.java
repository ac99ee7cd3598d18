package keypoints.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import keypoints.db.PhotoStore;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.OneLine;
import keypoints.run.Ids;
import keypoints.run.Room;
import org.jspecify.annotations.Nullable;

/** Takes photos into a batch: checked, and on disk when a method returns. */
public final class Incoming {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 2000;
  private static final int LONGEST_UPLOAD = 300;

  private final Batches batches;
  private final Photos photos;
  private final PhotoStore store;
  private final Room room;

  public Incoming(Batches batches, Photos photos, PhotoStore store, Room room) {
    this.batches = batches;
    this.photos = photos;
    this.store = store;
    this.room = room;
  }

  /**
   * Adds a file. One that is no photo joins the batch as failed, so that its sender sees it there.
   *
   * @param embedded whether the batch's model runs here
   * @param name of the file, with or without folders
   * @param upload what its sender calls it, who may send it twice; null when not
   * @throws Failure BATCH_FULL, BATCH_OVER, DISK_FULL
   * @throws IOException when the stream itself fails
   */
  public void add(
      Batch batch, boolean embedded, String name, @Nullable String upload, InputStream file)
      throws IOException {
    room.require();
    String run = Ids.fresh();
    Item.Kept kept = null;
    Failure failure = null;
    try {
      Photo photo = photos.read(file);
      store.put(run, PhotoStore.Kind.PHOTO, photo.bytes());
      kept = kept(photo);
    } catch (Failure refused) {
      failure = aboutPhoto(refused);
    }
    join(
        batch,
        embedded,
        new Batches.Newcomer(run, plain(name), null, shortened(upload), kept, failure));
  }

  /** Its end, which differs between files of one folder. */
  private static @Nullable String shortened(@Nullable String upload) {
    return upload == null ? null : upload.substring(Math.max(0, upload.length() - LONGEST_UPLOAD));
  }

  /** What is not about the photo is thrown on. */
  private static Failure aboutPhoto(Failure failure) {
    if (!failure.reason().name().startsWith("PHOTO_")) {
      throw failure;
    }
    return failure;
  }

  /** The photo goes again when it does not join. */
  private void join(Batch batch, boolean embedded, Batches.Newcomer photo) {
    try {
      if (!batches.add(batch, embedded, photo) && photo.photo() != null) {
        store.delete(photo.run());
      }
    } catch (Failure failure) {
      store.withdraw(photo.run(), failure);
      throw failure;
    }
  }

  /** Adds an address; whether a photo is there is found out when its turn comes. */
  public void add(Batch batch, boolean embedded, String address) {
    String shown = OneLine.of(address, LONGEST_NAME);
    String whole = OneLine.of(address, LONGEST_ADDRESS);
    join(batch, embedded, new Batches.Newcomer(Ids.fresh(), shown, whole, null, null, null));
  }

  /**
   * Adds the photos of a ZIP file.
   *
   * @throws Failure ARCHIVE_UNREADABLE, ARCHIVE_TOO_LARGE, or as {@link #add}
   */
  public void addAll(Batch batch, boolean embedded, Path zip) throws IOException {
    Archive.each(
        zip, photos.limits().maxBytes(), (name, file) -> add(batch, embedded, name, null, file));
  }

  /** Folders of a name belong to its sender's disk. */
  private static String plain(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return OneLine.of(file, LONGEST_NAME);
  }

  static Item.Kept kept(Photo photo) {
    return new Item.Kept(photo.format(), photo.width(), photo.height(), photo.receivedBytes());
  }
}
