package keypoints.web;

import java.text.Normalizer;
import java.util.regex.Pattern;
import keypoints.run.Run;

/** Names for files that people save: letters, digits, dashes and dots that every system takes. */
final class FileNames {
  private static final Pattern QUERY = Pattern.compile("[?#].*$", Pattern.DOTALL);
  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_]+");
  private static final int LONGEST = 40;
  private static final int ID = 8;

  private FileNames() {}

  /** The photo's own name, as far as it is plain, and the first letters of the run's id. */
  static String of(Run run) {
    String name = plain(run.source());
    return (name.isEmpty() ? "photo" : name)
        + "-"
        + run.id().substring(0, Math.min(ID, run.id().length()));
  }

  /** The name that the run's photo is saved as; the other files refer to it. */
  static String photo(Run run) {
    return of(run) + "." + run.photoFormat().extension();
  }

  private static String plain(String source) {
    String path = QUERY.matcher(source).replaceFirst("");
    String file = FOLDERS.matcher(path).replaceFirst("");
    String stem = EXTENSION.matcher(file).replaceFirst("");
    String letters = Normalizer.normalize(stem, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String plain = OTHER.matcher(letters).replaceAll("-").replaceAll("^-+", "");
    return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
  }
}
