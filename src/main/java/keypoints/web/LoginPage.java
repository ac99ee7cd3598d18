package keypoints.web;

/**
 * Asks for the password.
 *
 * @param next where to go then; begins with a slash, without the context path
 * @param problem with the password that was given; empty when none was
 */
public record LoginPage(String next, String problem) implements Page {

  @Override
  public String template() {
    return "login";
  }
}
