package keypoints.bench;

import ai.onnxruntime.OrtEnvironment;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Jetty;
import org.openjdk.jmh.util.Version;

/**
 * Where the benchmark ran.
 *
 * @param facts by name, in the order in which they are shown
 */
public record Machine(Map<String, String> facts) {

  static Machine here() throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("processors", system.getAvailableProcessors() + " x " + processor());
    facts.put("memory", "%.1f GiB".formatted(system.getTotalMemorySize() / 0x1p30));
    facts.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
    facts.put("load average before", "%.1f".formatted(system.getSystemLoadAverage()));
    facts.put("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("newest JDK", Jdk.newest().map(Jdk::version).orElse("none but this"));
    facts.put("Jetty", Jetty.VERSION);
    facts.put("ONNX Runtime", OrtEnvironment.getEnvironment().getVersion());
    facts.put("libjpeg-turbo", Turbo.version().orElse("not here"));
    facts.put("JMH", Version.getPlainVersion());
    return new Machine(facts);
  }

  private static String processor() throws IOException {
    Path list = Path.of("/proc/cpuinfo");
    if (!Files.exists(list)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(list)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*:\\s*", ""))
          .findFirst()
          .orElse("?");
    }
  }
}
