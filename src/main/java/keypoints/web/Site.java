package keypoints.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import keypoints.batch.Batching;
import keypoints.failure.Failure;
import keypoints.image.Photos;
import keypoints.inference.ModelId;
import keypoints.inference.Models;
import keypoints.inference.ObjectClass;
import keypoints.measure.RecipeBook;
import keypoints.run.Run;
import keypoints.run.Runner;
import keypoints.run.Runs;
import org.jspecify.annotations.Nullable;

/**
 * All pages of the application with what they need, and their addresses.
 *
 * @param models to choose from, at least one
 * @param hosted address of the API of hosted models; null when there are none
 * @param recipes what is measured on what is found
 * @param photos checks what comes in
 * @param runs that are kept
 * @param runner makes new ones
 * @param batching many at once
 * @param clock with the zone that people are told times in
 * @param keep how long a run is kept
 * @param editors who may change what is measured
 */
public record Site(
    Models models,
    @Nullable URI hosted,
    RecipeBook recipes,
    Photos photos,
    Runs runs,
    Runner runner,
    Batching batching,
    Clock clock,
    Duration keep,
    Editors editors) {
  /** Room for the fields beside the photo. */
  private static final int FIELDS_BYTES = 1_000_000;

  /** Parts below this size stay in memory: no photo, for it would lie there twice. */
  private static final int MEMORY_BYTES = 16_384;

  /** Registers filters and servlets; the order of the filters is the order they are met in. */
  public void register(ServletContext context) {
    register(context, Languages.OURS);
  }

  /** The same in other languages. */
  void register(ServletContext context, Languages languages) {
    // Tomcat's default is Latin-1, and browsers do not say what they send
    context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
    Pages pages = new Pages(context, languages);
    ErrorFilter errors = new ErrorFilter(pages);
    filter(context, "errors", errors);
    filter(context, "headers", new SecurityHeadersFilter());

    Samples samples = new Samples();
    HomePages home = new HomePages(this, samples);
    KeptPhotos kept = new KeptPhotos(clock);
    PhotoDoors doors = new PhotoDoors(photos, samples, kept);
    servlet(context, "errors", new ContainerErrorServlet(errors), ContainerErrorServlet.ADDRESS);
    servlet(context, "home", new HomeServlet(pages, home), "");
    servlet(context, "runs", new RunsServlet(pages, this, home, doors, kept), "/runs")
        .setMultipartConfig(new MultipartConfigElement("", -1, maxBody(), MEMORY_BYTES));
    servlet(context, "run", new RunServlet(pages, this), "/runs/*");
    servlet(context, "chosen", new ChosenRunsServlet(this), ChosenRunsServlet.ADDRESS);
    servlet(context, "batches", new BatchesServlet(pages, this), BatchesServlet.ADDRESS)
        .setMultipartConfig(manyPhotos());
    servlet(context, "batch", new BatchServlet(pages, this), BatchesServlet.ADDRESS + "/*")
        .setMultipartConfig(manyPhotos());
    servlet(context, "compare", new CompareServlet(pages, this), CompareServlet.ADDRESS);
    servlet(context, "recipes", new RecipesServlet(pages, this), "/models/*")
        .setMultipartConfig(
            new MultipartConfigElement("", -1, RecipesServlet.MAX_BODY, RecipesServlet.MAX_BODY));
    servlet(context, "samples", new SampleServlet(samples), "/samples/*");
    servlet(context, "language", new LanguageServlet(languages), LanguageServlet.ADDRESS);
    servlet(context, "health", new HealthServlet(this), "/health/*");
    servlet(context, "static", new StaticServlet(new StaticFiles(context)), "/");
  }

  /** What programs are told about a failure, in English. */
  public static String sentence(Failure failure) {
    return Texts.ENGLISH.sentence(failure);
  }

  /** The largest body of a form, bytes. */
  long maxBody() {
    return (long) photos.limits().maxBytes() + FIELDS_BYTES;
  }

  private static MultipartConfigElement manyPhotos() {
    return new MultipartConfigElement("", -1, BatchParts.MOST_BYTES, MEMORY_BYTES);
  }

  /** Whether a model may be typed that is not offered. */
  boolean otherModels() {
    return hosted != null;
  }

  /**
   * Where programs ask the hosted model of this run; it may have run at another API than today's.
   */
  String hosted(Run run) {
    boolean same = hosted != null && run.place().equals(hosted.getRawAuthority());
    String api = same ? hosted.toString() : "https://" + run.place();
    return api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
  }

  /** The model's own words about its classes; none when it is no longer configured. */
  List<ObjectClass> classes(Run run) {
    return classes(run.model());
  }

  /** The model's own words about its classes; none when it is no longer configured. */
  List<ObjectClass> classes(ModelId model) {
    try {
      return models.get(model).classes();
    } catch (Failure gone) {
      return List.of();
    }
  }

  private static void filter(ServletContext context, String name, Filter filter) {
    context
        .addFilter(name, filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  private static ServletRegistration.Dynamic servlet(
      ServletContext context, String name, HttpServlet servlet, String address) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.addMapping(address);
    return registration;
  }
}
