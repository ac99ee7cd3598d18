package keypoints.web;

/** How a language writes a text: between double quotes, all but harmless characters escaped. */
enum Quotes {
  PYTHON("\\U%08x"),
  JAVASCRIPT("\\u{%x}");

  private static final String HARMLESS = " .,:;_-+/()&!?*=@";

  private final String escape;

  Quotes(String escape) {
    this.escape = escape;
  }

  String around(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> quoted.append(isHarmless(c) ? Character.toString(c) : escape(c)));
    return quoted.append('"').toString();
  }

  private static boolean isHarmless(int c) {
    return Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
  }

  private String escape(int c) {
    return escape.formatted(c);
  }
}
