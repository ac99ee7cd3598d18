package keypoints.jetty;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait: a few in memory, more in a file that nobody else sees, or in memory as well
 * while not much waits altogether.
 */
final class Spool {
  private static final int FEW = 16_384;

  /** Taken at once, bytes; the JDK keeps a buffer as large for each thread that has read a file. */
  private static final int STEP = 16_384;

  private final AtomicReference<@Nullable FileChannel> file = new AtomicReference<>();

  /** What is not in the file: all at first, later what the disk did not take; to be flipped. */
  private final Deque<ByteBuffer> memory = new ConcurrentLinkedDeque<>();

  private final AtomicLong inMemory = new AtomicLong();

  /** Bytes that all may still have in memory beyond the few. */
  private final AtomicLong room;

  /** What of it we have. */
  private final AtomicLong granted = new AtomicLong();

  /** How much of the file was taken again, bytes. */
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param room bytes that may stay in memory, of all who share it
   */
  Spool(AtomicLong room) {
    this.room = room;
  }

  /** Keeps these bytes; false when it should be given no more, because the disk takes none. */
  boolean add(ByteBuffer bytes) {
    if (file.get() == null && hasRoom(bytes.remaining())) {
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

  private boolean hasRoom(int more) {
    if (inMemory.get() + more <= FEW) {
      return true;
    }
    boolean some = room.addAndGet(-more) >= 0;
    if (some) {
      granted.addAndGet(more);
    } else {
      room.addAndGet(more);
    }
    return some;
  }

  private void giveRoomBack() {
    room.addAndGet(granted.getAndSet(0));
  }

  private void remember(ByteBuffer bytes) {
    ByteBuffer tail = memory.peekLast();
    if (tail == null || tail.remaining() < bytes.remaining()) {
      // a body that comes byte by byte must not take a buffer for each of them
      int size = Math.min(STEP, inMemory.intValue());
      tail = ByteBuffer.allocate(Math.max(bytes.remaining(), size));
      memory.addLast(tail);
    }
    inMemory.addAndGet(bytes.remaining());
    tail.put(bytes);
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
    for (ByteBuffer next = memory.poll(); next != null; next = memory.poll()) {
      next.flip();
      try {
        writeAll(next, open);
      } finally {
        if (next.hasRemaining()) {
          memory.addFirst(next.compact());
        }
      }
    }
    giveRoomBack();
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
    ByteBuffer first = next.hasRemaining() ? null : memory.poll();
    return first == null ? next : first.flip();
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

  /** Whether all of it may stay in memory until {@link #close}. */
  boolean isInMemory() {
    return file.get() == null;
  }

  void close() {
    giveRoomBack();
    IO.close(file.get());
  }
}
