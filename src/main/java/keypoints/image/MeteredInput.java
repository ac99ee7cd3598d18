package keypoints.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * What a picture's reader reads from. Some readers go on behind the end of a file, where they find
 * zeros, or make room for tables that a file only speaks of: 34 bytes of WebP kept a processor busy
 * for 35 s and took 600 MB. Such a reader is stopped when it reads the next time, on the thread
 * that made this.
 */
final class MeteredInput extends ImageInputStreamImpl {
  /** Readers look a few bytes ahead, and try again byte by byte. */
  private static final int MOST_BEHIND_THE_END = 1_000;

  /** Asking for the memory takes as long as reading many bytes. */
  private static final int READS_UNMETERED = 256;

  private final byte[] file;
  private final long mostMemory;
  private final AtomicInteger behindTheEnd = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();

  /**
   * @param memory bytes that may be taken for reading this file, garbage included
   */
  MeteredInput(byte[] file, long memory) {
    this.file = file;
    this.mostMemory = taken() + memory;
  }

  @Override
  public int read() throws IOException {
    int left = left();
    bitOffset = 0;
    return left == 0 ? -1 : file[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int length = Math.min(left(), most);
    bitOffset = 0;
    if (length == 0 && most > 0) {
      return -1;
    }
    System.arraycopy(file, (int) streamPos, into, offset, length);
    streamPos += length;
    return length;
  }

  private int left() throws IOException {
    checkClosed();
    int left = (int) Math.max(0, file.length - streamPos);
    if (left == 0 && behindTheEnd.incrementAndGet() > MOST_BEHIND_THE_END) {
      // not an EOFException: readers take those for zeros
      throw new IIOException("read on behind the end");
    }
    if (reads.incrementAndGet() % READS_UNMETERED == 0 && taken() > mostMemory) {
      throw new Failure(Reason.PHOTO_ODD, "takes too much memory to read");
    }
    return left;
  }

  /** By this thread, since it began; 0 on a virtual machine that does not say. */
  private static long taken() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads instanceof com.sun.management.ThreadMXBean sun
        ? sun.getThreadAllocatedBytes(Thread.currentThread().getId())
        : 0;
  }
}
