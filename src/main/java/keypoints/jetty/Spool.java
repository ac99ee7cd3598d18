package keypoints.jetty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/** Bytes that wait: the first in memory, more in a file that nobody else sees. */
final class Spool {
  private static final int IN_MEMORY = 16_384;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
  private final AtomicReference<@Nullable FileChannel> file = new AtomicReference<>();

  /** Keeps these bytes; false when it should be given no more, because the disk takes none. */
  boolean add(ByteBuffer bytes) {
    if (file.get() == null && head.size() + bytes.remaining() <= IN_MEMORY) {
      copy(bytes, head);
      return true;
    }
    try {
      write(bytes);
      return true;
    } catch (IOException full) {
      copy(bytes, tail);
      return false;
    }
  }

  private static void copy(ByteBuffer bytes, ByteArrayOutputStream to) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    to.writeBytes(copy);
  }

  private void write(ByteBuffer bytes) throws IOException {
    FileChannel open = file.get();
    if (open == null) {
      open = open();
      file.set(open);
    }
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

  /** All that was added, from its beginning; to be asked for once, when all is added. */
  InputStream content() {
    InputStream start = new ByteArrayInputStream(head.toByteArray());
    InputStream end = new ByteArrayInputStream(tail.toByteArray());
    FileChannel open = file.get();
    return new SequenceInputStream(
        Collections.enumeration(
            open == null ? List.of(start, end) : List.of(start, fromStart(open), end)));
  }

  private static InputStream fromStart(FileChannel file) {
    try {
      return Channels.newInputStream(file.position(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    IO.close(file.get());
  }
}
