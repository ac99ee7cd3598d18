package keypoints.export;

import java.util.Arrays;
import java.util.Optional;
import keypoints.inference.InferenceJson;

/** The files for other programs, all in UTF-8; docs/exports.md describes each. */
public enum Format {
  /** As the inference API answers: the model's own keypoints, whatever was put right. */
  JSON("json", Format.JSON_TYPE),
  CSV("csv", "text/csv;charset=UTF-8"),
  COCO("coco.json", Format.JSON_TYPE),
  YOLO("yolo.txt", Format.TEXT_TYPE),
  YOLO_DATA("yolo.yaml", Format.TEXT_TYPE),
  TPS("tps", Format.TEXT_TYPE),
  LABEL_STUDIO("labelstudio.json", Format.JSON_TYPE),
  LABEL_STUDIO_SET_UP("labelstudio.xml", "application/xml");

  private static final String JSON_TYPE = "application/json";
  private static final String TEXT_TYPE = "text/plain;charset=UTF-8";

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The format of this extension; empty when there is none such. */
  public static Optional<Format> of(String extension) {
    return Arrays.stream(values()).filter(f -> f.extension.equals(extension)).findFirst();
  }

  /** Without the first dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Writes a file.
   *
   * @param table for {@link #CSV} only
   */
  public String write(Findings findings, Table table) {
    return switch (this) {
      case JSON -> InferenceJson.write(findings.answer().original());
      case CSV -> Csv.write(findings, table);
      case COCO -> Coco.write(findings);
      case YOLO -> Yolo.labels(findings);
      case YOLO_DATA -> Yolo.data(findings);
      case TPS -> Tps.write(findings);
      case LABEL_STUDIO -> LabelStudio.tasks(findings);
      case LABEL_STUDIO_SET_UP -> LabelStudio.setUp(findings);
    };
  }
}
