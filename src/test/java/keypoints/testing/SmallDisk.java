package keypoints.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few MB, in memory, that can be filled to the last byte. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4096;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Whether this machine lets us have one: Linux alone, to root alone. */
  static boolean canBeHad() {
    try {
      mounted(Files.createTempDirectory("disk"), 1).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static SmallDisk mounted(Path folder, int megabytes) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
  }

  Path folder() {
    return folder;
  }

  /** Takes what is left; whoever writes meanwhile finds no room either. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[BLOCK]);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
        throw full;
      }
    }
  }

  /** Gives it back. */
  void free() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", folder.toString());
  }
}
