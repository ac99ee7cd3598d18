package keypoints.testing;

import static keypoints.testing.PictureCase.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Files that are no picture we read, whatever they are called. */
final class ForeignCases {
  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg'><script>window.__xss=1</script></svg>";

  private static final Map<String, String> STARTS =
      Map.ofEntries(
          Map.entry("A39 heic", "\0\0\0\30ftypheic\0\0\0\0"),
          Map.entry("A39a heif burst", "\0\0\0\30ftypmsf1\0\0\0\0"),
          Map.entry("A39b avif", "\0\0\0\30ftypavif\0\0\0\0"),
          Map.entry("A39c mp4", "\0\0\0\30ftypisom\0\0\0\0"),
          Map.entry("A40 psd", "8BPS\0\1\0\0\0\0\0\0\0\3"),
          Map.entry("A40a jpeg 2000", "\0\0\0\fjP  \r\n\u0087\n"),
          Map.entry("A40b ico", "\0\0\1\0\1\0\20\20"),
          Map.entry("A40c wbmp of 11 bytes", "\0\0\u0088\0\u0088\0abcde"),
          Map.entry("A40d pcx", "\n\5\1\b\0\0\0\0\377\0\377\0"),
          Map.entry("A40e tga", "\0\0\2\0\0\0\0\0\0\0\0\0\20\0\20\0\30\0"),
          Map.entry("A40f dng", "II*\0\b\0\0\0\1\0\0\1\4\0\1\0\0\0\20\0\0\0"),
          Map.entry("A40g tiff of a huge strip", "II*\0\b\0\0\0\2\0\u0011\1\4\0\0\0\0\20\b\0\0\0"),
          Map.entry("A40h tiff of the other byte order", "MM\0*\0\0\0\b\0\0\0\0\0\0"),
          Map.entry("A44 svg with a script", SVG),
          Map.entry("A44a svg behind its declaration", "<?xml version='1.0'?>" + SVG),
          Map.entry("A45 web page", "<!doctype html><script>window.__xss=1</script>"),
          Map.entry("A45a pdf", "%PDF-1.7\n1 0 obj\n"),
          Map.entry("A45b zip or docx", "PK\3\4\24\0\0\0\b\0"),
          Map.entry("A45c program of Windows", "MZ\220\0\3\0\0\0"),
          Map.entry("A45d program of Linux", "\u007fELF\2\1\1\0"),
          Map.entry("A45e shell script", "#!/bin/sh\nrm -rf /\n"),
          Map.entry("A45f serialized object", "\u00ac\u00ed\0\5sr\0\21java.util.HashMap"),
          Map.entry("A46 billion laughs", laughs()),
          Map.entry("A53 text of 5 bytes", "hello"),
          Map.entry("A53a byte order mark and text", "\u00ef\u00bb\u00bfhello"),
          Map.entry("A52 one byte", "\u00ff"),
          Map.entry("A52b the start of a magic", "\u0089PNG"),
          Map.entry("A52c riff that is a sound", "RIFF\44\0\0\0WAVEfmt "),
          Map.entry("A53b zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));

  private ForeignCases() {}

  static List<PictureCase> all() {
    Stream<PictureCase> named =
        STARTS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> refused(e.getKey(), reason(e.getKey()), () -> Bytes.of(e.getValue())));
    return Stream.concat(named, others().stream()).toList();
  }

  private static List<PictureCase> others() {
    return List.of(
        refused("A44b packed svg", "photo_not_an_image", ForeignCases::packed),
        refused("A51 no byte at all", "photo_empty", () -> new byte[0]),
        refused("A56 one byte over the limit", "photo_too_large", () -> padded(20_000_001)),
        PictureCase.taken("A56a exactly as large as allowed", () -> padded(20_000_000)));
  }

  private static String reason(String name) {
    if (name.contains("avif")) {
      return "photo_avif";
    }
    return name.contains("hei") ? "photo_heic" : "photo_not_an_image";
  }

  private static byte[] padded(int length) {
    return Bytes.first(JpegFile.plain(), length);
  }

  private static byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(Bytes.of(SVG));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String laughs() {
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 10; i++) {
      xml.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    return xml.append("]><l>&l9;</l>").toString();
  }
}
