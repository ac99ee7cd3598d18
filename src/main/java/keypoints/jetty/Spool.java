package keypoints.jetty;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/** Bytes that wait: a few in memory, more in a file that nobody else sees. */
final class Spool {
  private static final int IN_MEMORY = 16_384;

  /** Taken at once, bytes; the JDK keeps a buffer as large for each thread that has read a file. */
  private static final int STEP = 16_384;

  private final AtomicReference<@Nullable FileChannel> file = new AtomicReference<>();

  /** What is not in the file: all while it is little, later what the disk did not take. */
  private final AtomicReference<ByteArrayOutputStream> memory =
      new AtomicReference<>(new ByteArrayOutputStream());

  /** How much of the file was taken again, bytes. */
  private final AtomicLong taken = new AtomicLong();

  /** Keeps these bytes; false when it should be given no more, because the disk takes none. */
  boolean add(ByteBuffer bytes) {
    if (file.get() == null && memory.get().size() + bytes.remaining() <= IN_MEMORY) {
      remember(bytes);
      return true;
    }
    try {
      write(bytes);
      return true;
    } catch (IOException full) {
      remember(bytes);
      return false;
    }
  }

  private void remember(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    memory.get().writeBytes(copy);
  }

  private void write(ByteBuffer bytes) throws IOException {
    FileChannel open = file.get();
    if (open == null) {
      open = open();
      file.set(open);
      moveTo(open);
    }
    writeAll(bytes, open);
  }

  /** A thousand bodies that wait for a model should not hold their beginnings in memory. */
  private void moveTo(FileChannel open) throws IOException {
    ByteBuffer first =
        ByteBuffer.wrap(memory.getAndSet(new ByteArrayOutputStream(0)).toByteArray());
    try {
      writeAll(first, open);
    } finally {
      remember(first);
    }
  }

  private static void writeAll(ByteBuffer bytes, FileChannel open) throws IOException {
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
  }

  /** Has lost its name when this returns, so that it goes with us however we go. */
  private static FileChannel open() throws IOException {
    Path path = Files.createTempFile("keypoints", ".body");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * The next of what was added, from its beginning; empty when there is no more. To be asked for
   * when all is added.
   */
  ByteBuffer next() throws IOException {
    FileChannel open = file.get();
    ByteBuffer next = open == null ? ByteBuffer.allocate(0) : next(open);
    return next.hasRemaining()
        ? next
        : ByteBuffer.wrap(memory.getAndSet(new ByteArrayOutputStream(0)).toByteArray());
  }

  private ByteBuffer next(FileChannel open) throws IOException {
    ByteBuffer next = ByteBuffer.allocate((int) Math.min(STEP, open.size() - taken.get()));
    while (next.hasRemaining()) {
      if (open.read(next, taken.get() + next.position()) < 0) {
        throw new EOFException();
      }
    }
    taken.addAndGet(next.capacity());
    return next.flip();
  }

  void close() {
    IO.close(file.get());
  }
}
