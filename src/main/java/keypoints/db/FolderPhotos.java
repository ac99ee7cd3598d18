package keypoints.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Photos as files of a folder, {@code ab/abcdefghijklmnopqrstuv.photo}, which several machines may
 * share. A file is written under another name first, so that none is ever there by half.
 */
final class FolderPhotos implements PhotoStore {
  private static final int SHARD = 2;

  /** Longer than anything is written, on whichever machine. */
  private static final Duration WRITING = Duration.ofHours(1);

  private final Path folder;
  private final Path unfinished;

  /** Makes the folder when it is not there, and removes what a crash has left unfinished. */
  FolderPhotos(Path folder) {
    this.folder = folder;
    this.unfinished = folder.resolve("unfinished");
    try {
      Files.createDirectories(unfinished);
      each(unfinished, Instant.now().minus(WRITING), Files::deleteIfExists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String owner, Kind kind, byte[] content) {
    Path file = file(owner, kind);
    Path half = unfinished.resolve(UUID.randomUUID().toString());
    try {
      write(half, content);
      move(half, file);
    } catch (IOException e) {
      throw failed(e, content.length);
    }
  }

  private void move(Path half, Path file) throws IOException {
    try {
      if (!Files.isDirectory(file.getParent())) {
        Files.createDirectories(file.getParent());
        force(folder);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
    force(file.getParent());
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Puts the names in a folder on disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<byte[]> get(String owner, Kind kind) {
    try {
      return Optional.of(Files.readAllBytes(file(owner, kind)));
    } catch (NoSuchFileException e) {
      // the same is said of each file when the folder is not mounted
      return Files.isDirectory(unfinished) ? Optional.empty() : unreachable(e);
    } catch (IOException e) {
      throw failed(e, 0);
    }
  }

  private Optional<byte[]> unreachable(IOException e) {
    throw failed(e, 0);
  }

  @Override
  public void delete(String owner) {
    try {
      for (Kind kind : Kind.values()) {
        Files.deleteIfExists(file(owner, kind));
      }
    } catch (IOException e) {
      throw failed(e, 0);
    }
  }

  @Override
  public void owners(Instant before, Consumer<String> use) {
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder, "??")) {
      for (Path shard : shards) {
        each(shard, before, file -> use.accept(owner(file)));
      }
    } catch (IOException e) {
      throw failed(e, 0);
    }
  }

  private static String owner(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "");
  }

  private interface Step {
    void with(Path file) throws IOException;
  }

  /** All files of a folder from before a time. */
  private static void each(Path folder, Instant before, Step step) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
            step.with(file);
          }
        } catch (NoSuchFileException e) {
          // another machine was faster
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private Path file(String owner, Kind kind) {
    return folder
        .resolve(PhotoStore.checked(owner).substring(0, SHARD))
        .resolve(owner + "." + kind.word());
  }

  private Failure failed(IOException e, int needed) {
    return new Failure(
        isFull(needed) ? Reason.DISK_FULL : Reason.PHOTOS_UNREACHABLE, e.toString(), e);
  }

  private boolean isFull(int needed) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < needed;
    } catch (IOException e) {
      return false;
    }
  }
}
