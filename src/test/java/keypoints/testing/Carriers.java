package keypoints.testing;

import static keypoints.testing.PictureCase.taken;

import java.util.List;

/** Good pictures with a stowaway: scripts, positions, archives. All are taken, without it. */
public final class Carriers {
  /** Stands in all of them where it must not come out again. */
  public static final String CANARY = "GPS-CANARY 52.5200 N 13.4050 E";

  /** A page that shows whether its script ran. */
  public static final String PAGE =
      CANARY + "<html><body><script>window.__xss=1;document.title='xss'</script>";

  private Carriers() {}

  /** Files that a browser could take for something else, too. */
  public static List<PictureCase> polyglots() {
    byte[] jpeg = JpegFile.plain();
    return List.of(
        taken(
            "A41 jpeg with a page in its comment",
            () -> JpegFile.with(jpeg, JpegFile.segment(JpegFile.COMMENT, Bytes.of(PAGE)))),
        taken("A41a jpeg with a page behind it", () -> Bytes.joined(jpeg, Bytes.of(PAGE))),
        taken("A41b png with a page behind it", () -> Bytes.joined(png(), Bytes.of(PAGE))),
        taken("A41c png with a page in its text", () -> pngWith("tEXt", "Title\0" + PAGE)),
        taken("A41d gif with a page behind it", () -> Bytes.joined(gif(), Bytes.of(PAGE))),
        taken("A42a gif with a page in its comment", Carriers::gifComment),
        taken("A41e bmp with a page behind it", () -> Bytes.joined(bmp(), Bytes.of(PAGE))),
        taken("A41f webp with a page as its EXIF", () -> WebpCases.carrying(Bytes.of(PAGE))));
  }

  static List<PictureCase> stowaways() {
    byte[] jpeg = JpegFile.plain();
    return List.of(
        taken("A43 png and zip", () -> Bytes.joined(png(), Bytes.of("PK\3\4" + CANARY))),
        taken("A43a jpeg and jar", () -> Bytes.joined(jpeg, Bytes.of("PK\3\4" + CANARY))),
        taken("A43b jpeg and php", () -> Bytes.joined(jpeg, Bytes.of("<?php " + CANARY))),
        taken("A47 jpeg with a page as its camera", () -> exif(PAGE)),
        taken("A47a jpeg with a maker's note of 60 kB", () -> exif(CANARY.repeat(2_000))),
        taken("A47b jpeg with XMP that names a file", () -> app(JpegFile.APP1, xmp())),
        taken("A48 jpeg with a position", () -> exif(CANARY)),
        taken("A48a png with a position", () -> pngWith("eXIf", "MM\0*" + CANARY)),
        taken("A48b webp with a position", () -> WebpCases.carrying(Bytes.of(CANARY))),
        taken("A48c jpeg with captions", () -> app(0xED, "Photoshop 3.0\0" + CANARY)),
        taken("A48d jpeg and its depth map", () -> Bytes.joined(jpeg, exif(CANARY))),
        taken("A50 jpeg with a profile of 4 MB", Carriers::largeProfile),
        taken("A50a jpeg with a damaged profile", () -> profile(1, 1, Bytes.of("nonsense"))),
        taken("A50b jpeg with part 1 of 200 of a profile", () -> profile(1, 200, new byte[9])),
        taken("A50c jpeg with a profile of 1,000 channels", Carriers::manyChannels));
  }

  private static byte[] png() {
    return Pictures.file(Pictures.redCorner(64, 48), "png");
  }

  private static byte[] gif() {
    return Pictures.file(Pictures.redCorner(64, 48), "gif");
  }

  private static byte[] bmp() {
    return Pictures.file(Pictures.redCorner(64, 48), "bmp");
  }

  private static byte[] pngWith(String type, String text) {
    byte[] png = png();
    byte[] chunk = PngFile.chunk(type, Bytes.of(text));
    return Bytes.joined(Bytes.first(png, 33), chunk, Bytes.from(png, 33));
  }

  private static byte[] gifComment() {
    byte[] gif = gif();
    int frame = Bytes.find(gif, ',');
    byte[] text = Bytes.of(PAGE);
    byte[] comment = {0x21, (byte) 0xFE, (byte) text.length};
    return Bytes.joined(
        Bytes.first(gif, frame), comment, text, new byte[1], Bytes.from(gif, frame));
  }

  private static byte[] app(int marker, String content) {
    return JpegFile.with(JpegFile.plain(), JpegFile.segment(marker, Bytes.of(content)));
  }

  private static String xmp() {
    return "http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        + "<x:xmpmeta>&e;"
        + CANARY
        + "</x:xmpmeta>";
  }

  /** A directory of one entry, the maker of the camera. */
  private static byte[] exif(String maker) {
    int length = maker.length() + 1;
    String entry = "\1\17\0\2" + number(length) + number(26);
    return app(JpegFile.APP1, "Exif\0\0MM\0*\0\0\0\b\0\1" + entry + "\0\0\0\0" + maker + "\0");
  }

  private static String number(int value) {
    return ""
        + (char) (value >> 24 & 0xFF)
        + (char) (value >> 16 & 0xFF)
        + (char) (value >> 8 & 0xFF)
        + (char) (value & 0xFF);
  }

  private static byte[] profile(int part, int parts, byte[] content) {
    byte[] head = Bytes.of("ICC_PROFILE\0" + (char) part + (char) parts);
    byte[] segment = JpegFile.segment(JpegFile.APP2, Bytes.joined(head, content));
    return JpegFile.with(JpegFile.plain(), segment);
  }

  private static byte[] largeProfile() {
    byte[] jpeg = JpegFile.plain();
    for (int part = 64; part > 0; part--) {
      byte[] head = Bytes.of("ICC_PROFILE\0" + (char) part + (char) 64);
      byte[] content = Bytes.joined(head, new byte[65_000]);
      jpeg = JpegFile.with(jpeg, JpegFile.segment(JpegFile.APP2, content));
    }
    return jpeg;
  }

  private static byte[] manyChannels() {
    byte[] icc = new byte[132];
    System.arraycopy(Bytes.of("\0\0\0\u0084lcms\4\0\0\0mntrFCLRXYZ "), 0, icc, 0, 24);
    System.arraycopy(Bytes.of("acsp"), 0, icc, 36, 4);
    return profile(1, 1, icc);
  }
}
