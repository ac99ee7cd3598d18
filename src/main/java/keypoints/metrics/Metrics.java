package keypoints.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/**
 * The application's counters and clocks. Every label has few values, all of them ours: no address,
 * id or name that a visitor made up.
 */
public final class Metrics {
  /** As {@link #text} writes it. */
  public static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /** Seconds; from a static file to the longest that a hosted model may take. */
  private static final double[] BUCKETS = {
    0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      seconds("keypoints_requests_seconds", "Requests by route and status", "route", "status");
  private final Histogram inferences =
      seconds(
          "keypoints_inference_seconds",
          "Questions to models, by how they ended",
          "model",
          "place",
          "outcome");

  public Metrics() {
    JvmMemoryMetrics.builder().register(registry);
  }

  private Histogram seconds(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(BUCKETS)
        .register(registry);
  }

  /**
   * A request has been answered.
   *
   * @param route one of the application's own names, never an address
   */
  public void answered(String route, int status, double seconds) {
    requests.labelValues(route, Integer.toString(status)).observe(seconds);
  }

  void asked(String model, String place, String outcome, double seconds) {
    inferences.labelValues(model, place, outcome).observe(seconds);
  }

  /** A number that is looked up whenever someone asks. */
  public void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }

  /** All of it, as of now. */
  public byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }
}
