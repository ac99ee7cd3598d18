package keypoints.image;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * The text of an address, held to one strict reading: what two programs could take for two hosts is
 * refused.
 */
final class WebAddress {
  /** A form cuts longer texts to this length, so that this may be half an address. */
  private static final int TOO_LONG = 2000;

  private static final int LAST_PORT = 65_535;

  /** What a lenient parser takes for an IPv4 address: 127.1, 2130706433, 0x7f000001, 0177.0.0.1. */
  private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+|0[xX].*|.*\\.0[xX].*");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private WebAddress() {}

  /**
   * An http or https address with a host that has one meaning, in ASCII.
   *
   * @throws Failure ADDRESS_INVALID when it is none, ADDRESS_REFUSED for a host of odd numbers or a
   *     port that there is not
   */
  static URI parse(String text) {
    return parse(text, Reason.ADDRESS_INVALID);
  }

  /**
   * Where a redirect leads.
   *
   * @throws Failure ADDRESS_REFUSED when that is not as {@link #parse} wants it, or can be read and
   *     changed on the way, which the first address could not
   */
  static URI next(URI from, String location) {
    try {
      URI next = parse(from.resolve(new URI(location)).toString(), Reason.ADDRESS_REFUSED);
      if (isHttps(from) && !isHttps(next)) {
        throw new Failure(Reason.ADDRESS_REFUSED, "redirect from https to http");
      }
      return next;
    } catch (URISyntaxException e) {
      throw new Failure(Reason.ADDRESS_REFUSED, "redirect to nonsense", e);
    }
  }

  /** The port that is meant when none is given, too. */
  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isHttps(address) ? 443 : 80;
  }

  private static boolean isHttps(URI address) {
    return address.getScheme().equalsIgnoreCase("https");
  }

  private static URI parse(String text, Reason otherwise) {
    if (text.length() >= TOO_LONG) {
      throw new Failure(otherwise, "too long");
    }
    try {
      URI address = new URI(new URI(asciiHost(text)).toASCIIString());
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      if (!http || address.getHost() == null || address.getRawUserInfo() != null) {
        throw new Failure(otherwise, "no web address");
      }
      refuseOddNumbers(address.getHost());
      if (address.getPort() > LAST_PORT) {
        throw new Failure(Reason.ADDRESS_REFUSED, "no port");
      }
      return address;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new Failure(otherwise, null, e);
    }
  }

  /** A host in another script is asked for in its ASCII form, RFC 3490. */
  private static String asciiHost(String text) throws URISyntaxException {
    String authority = new URI(text).getRawAuthority();
    if (authority == null || ASCII.matcher(authority).matches()) {
      return text;
    }
    String host = authority.replaceFirst(":\\d*$", "");
    return text.replaceFirst(Pattern.quote(host), Matcher.quoteReplacement(IDN.toASCII(host)));
  }

  private static void refuseOddNumbers(String host) {
    if (NUMERIC_HOST.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
      throw new Failure(Reason.ADDRESS_REFUSED, "odd numeric host");
    }
  }
}
