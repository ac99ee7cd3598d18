package keypoints.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;
import keypoints.web.api.ApiKeys;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in, and how often.
 *
 * @param proxies whose word about a request is taken
 * @param password of the whole application; null when it is open to all
 * @param keys of the API
 * @param perMinute how many photos a visitor may send in a minute; 0 is any number
 */
public record Entrance(Proxies proxies, @Nullable Password password, ApiKeys keys, int perMinute) {

  /** Open to all, as often as they like. */
  static final Entrance OPEN =
      new Entrance(new Proxies(List.of()), null, new ApiKeys(List.of()), 0);

  /** Registers the filters; they are met in this order, after all that were registered before. */
  public void register(ServletContext context) {
    register(context, Languages.OURS);
  }

  /** The same in other languages. */
  void register(ServletContext context, Languages languages) {
    filter(context, "forwarded", new ForwardedFilter(proxies), "/*");
    filter(context, "cross-site", new CrossSiteFilter(), "/*");
    if (password == null) {
      filter(context, "open", new OpenFilter(), "/*");
    } else {
      guard(context, languages, new Door(password));
    }
    if (!keys.none()) {
      filter(context, "key-guesses", new KeyGuessFilter(keys), "/api/*", "/rest/*");
    }
    if (perMinute > 0) {
      filter(context, "rate", new RateFilter(perMinute, keys), "/*");
    }
  }

  private void guard(ServletContext context, Languages languages, Door door) {
    Pages pages = new Pages(context, languages);
    Sessions sessions = new Sessions();
    filter(context, "access", new AccessFilter(door, sessions, pages, !keys.none()), "/*");
    context
        .addServlet("login", new LoginServlet(door, sessions, pages))
        .addMapping(LoginServlet.ADDRESS, LoginServlet.WAY_OUT);
  }

  private static void filter(
      ServletContext context, String name, Filter filter, String... addresses) {
    context
        .addFilter(name, filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, addresses);
  }
}
