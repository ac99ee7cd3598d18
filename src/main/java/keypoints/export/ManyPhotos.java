package keypoints.export;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import keypoints.inference.Keypoint;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * The findings of many photos as one file, written while they are told: of the photos never more
 * than one is in memory.
 */
public final class ManyPhotos {
  private static final String LABELS = ".txt";

  private final ModelId model;
  private final Source source;
  private final List<ObjectClass> classes;

  /** Tells of all photos in turn, each time it is asked. */
  @FunctionalInterface
  public interface Source {
    void each(Use use) throws IOException;
  }

  /** What is done with each photo and, if asked for, its picture. */
  @FunctionalInterface
  public interface Use {
    void with(Findings findings, Supplier<byte[]> picture) throws IOException;
  }

  /**
   * @param known what the model says about its classes; empty when that is not known
   */
  public ManyPhotos(ModelId model, List<ObjectClass> known, Source source) throws IOException {
    this.model = model;
    this.source = source;
    this.classes = known.isEmpty() ? Classes.of(known, examples(source)) : List.copyOf(known);
  }

  /** One object for each class and point that there is, so that all photos share their ids. */
  private static List<Prediction> examples(Source source) throws IOException {
    Set<List<Integer>> seen = new HashSet<>();
    List<Prediction> examples = new ArrayList<>();
    source.each(
        (findings, picture) -> {
          for (Prediction object : findings.answer().predictions()) {
            boolean isNew = seen.add(List.of(object.classId()));
            for (Keypoint point : object.keypoints()) {
              isNew |= seen.add(List.of(object.classId(), point.classId()));
            }
            if (isNew) {
              examples.add(object);
            }
          }
        });
    return examples;
  }

  private void each(Use use) throws IOException {
    source.each((findings, picture) -> use.with(findings.withClasses(classes), picture));
  }

  /** COCO keypoints. */
  public void coco(OutputStream out) throws IOException {
    // closing it would close what it writes to
    JsonGenerator json = Json.createGenerator(new Open(out));
    json.writeStartObject().write("info", Coco.info(model).build());
    json.writeStartArray("images");
    int[] image = new int[1];
    each((findings, picture) -> json.write(Coco.image(++image[0], findings).build()));
    json.writeEnd().writeStartArray("annotations");
    image[0] = 0;
    int[] next = {1};
    each(
        (findings, picture) -> {
          image[0]++;
          for (JsonObjectBuilder object : Coco.annotations(image[0], next[0], findings)) {
            json.write(object.build());
            next[0]++;
          }
        });
    json.writeEnd().write("categories", Coco.categories(classes).build()).writeEnd();
    json.close();
  }

  /** Landmarks, one photo after the other. */
  public void tps(OutputStream out) throws IOException {
    each((findings, picture) -> out.write(bytes(Tps.write(findings))));
  }

  /** A data set for YOLO pose: {@code data.yaml}, {@code labels} and the pictures. */
  public void yolo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    boolean[] described = new boolean[1];
    each(
        (findings, picture) -> {
          if (!described[0]) {
            put(zip, "data.yaml", bytes(Yolo.data(findings)));
            described[0] = true;
          }
          put(zip, "labels/" + stem(findings) + LABELS, bytes(Yolo.labels(findings)));
          putPicture(zip, "images/" + findings.photo(), picture.get());
        });
    zip.finish();
  }

  /** The pictures alone. */
  public void pictures(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    each((findings, picture) -> putPicture(zip, stem(findings) + "-annotated.jpg", picture.get()));
    zip.finish();
  }

  private static String stem(Findings findings) {
    return findings.photo().substring(0, findings.photo().lastIndexOf('.'));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Which does not get smaller. */
  private static void putPicture(ZipOutputStream zip, String name, byte[] content)
      throws IOException {
    zip.setLevel(Deflater.NO_COMPRESSION);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      out.write(bytes, start, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
