package keypoints.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a Java process of this machine uses, as its virtual machine and the system count it. */
final class Vitals implements AutoCloseable {
  private static final double MB = 1e6;

  private final Path status;
  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  @SuppressWarnings("BanJNDI") // the address is that of a process that we started
  Vitals(long process) throws IOException, AttachNotSupportedException {
    status = Path.of("/proc", Long.toString(process), "status");
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
    String address = machine.startLocalManagementAgent();
    machine.detach();
    connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
    beans = connector.getMBeanServerConnection();
  }

  private <T> T bean(String name, Class<T> kind) throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(beans, name, kind);
  }

  /** Time that all its threads have worked, ms; that of compiling and collecting counts. */
  double cpuMillis() throws IOException {
    return bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e6;
  }

  /** Bytes of the heap in use, MB, garbage included. */
  double heap() throws IOException {
    return bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
            .getHeapMemoryUsage()
            .getUsed()
        / MB;
  }

  /** Memory of the process, MB. */
  double resident() throws IOException {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MB)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Bytes that its threads have taken from the heap; before JDK 21 of those that still live. */
  double allocated() throws IOException, JMException {
    ObjectName threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
    try {
      return ((Number) beans.getAttribute(threads, "TotalThreadAllocatedBytes")).doubleValue();
    } catch (AttributeNotFoundException old) {
      ThreadMXBean bean = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
      return LongStream.of(bean.getThreadAllocatedBytes(bean.getAllThreadIds()))
          .filter(bytes -> bytes > 0)
          .sum();
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
