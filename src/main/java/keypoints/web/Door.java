package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import keypoints.failure.Failure;

/** Asks for the password, and makes those wait who keep guessing. */
final class Door {
  private final Password password;
  private final Guesses guesses = new Guesses();

  Door(Password password) {
    this.password = password;
  }

  /**
   * Whether this is the password.
   *
   * @throws Failure TOO_MANY_TRIES, also for the right one
   */
  boolean opens(HttpServletRequest request, String text) {
    guesses.check(request);
    boolean right = password.is(text);
    if (!right) {
      guesses.note(request);
    }
    return right;
  }
}
