package keypoints.export;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * A task with <a href="https://labelstud.io/guide/predictions">predictions</a> for Label Studio,
 * with an annotation where a person put keypoints right, and the labelling set-up of a project that
 * takes it. Places are per cent of the photo, origin top left.
 */
final class LabelStudio {
  private static final String BOX = "box";
  private static final String POINT = "point";
  private static final String IMAGE = "image";

  /** Where Label Studio serves the files of its own machine. */
  private static final String FILES = "/data/local-files/?d=";

  /** How large a point is drawn, per cent of the photo's width. */
  private static final double DOT = 0.5;

  private static final String SCORE = "score";
  private static final int PERCENT = 100;

  private LabelStudio() {}

  static String tasks(Findings findings) {
    Findings model = findings.original();
    JsonObjectBuilder task =
        Json.createObjectBuilder()
            .add("data", Json.createObjectBuilder().add(IMAGE, FILES + findings.photo()))
            .add("predictions", Json.createArrayBuilder().add(prediction(model)));
    if (!model.equals(findings)) {
      JsonObjectBuilder annotation =
          Json.createObjectBuilder().add("result", regions(findings, false));
      task.add("annotations", Json.createArrayBuilder().add(annotation));
    }
    return Json.createArrayBuilder().add(task).build().toString();
  }

  private static JsonObjectBuilder prediction(Findings findings) {
    double lowest =
        findings.answer().predictions().stream()
            .mapToDouble(Prediction::confidence)
            .min()
            .orElse(0);
    return Json.createObjectBuilder()
        .add("model_version", findings.model().toString())
        .add("score", Digits.confidence(lowest))
        .add("result", regions(findings, true));
  }

  /**
   * Boxes and points.
   *
   * @param scored whether they have the model's confidence
   */
  private static JsonArrayBuilder regions(Findings findings, boolean scored) {
    ImageSize size = findings.answer().image();
    JsonArrayBuilder regions = Json.createArrayBuilder();
    for (FoundObject object : findings.objects()) {
      JsonObjectBuilder box = box(object, size);
      regions.add(
          scored ? box.add(SCORE, Digits.confidence(object.prediction().confidence())) : box);
      object.points().stream()
          .filter(LabelStudio::isInside)
          .forEach(
              found -> {
                JsonObjectBuilder point = point(object, found, size);
                regions.add(
                    scored
                        ? point.add(SCORE, Digits.confidence(found.keypoint().confidence()))
                        : point);
              });
    }
    return regions;
  }

  private static boolean isInside(FoundPoint point) {
    return point.state() == FoundPoint.State.FOUND || point.state() == FoundPoint.State.LOW;
  }

  private static JsonObjectBuilder box(FoundObject object, ImageSize size) {
    Prediction prediction = object.prediction();
    JsonObjectBuilder value =
        Json.createObjectBuilder()
            .add("x", Digits.share(PERCENT * prediction.left() / size.width()))
            .add("y", Digits.share(PERCENT * prediction.top() / size.height()))
            .add("width", Digits.share(PERCENT * prediction.width() / size.width()))
            .add("height", Digits.share(PERCENT * prediction.height() / size.height()))
            .add("rotation", 0)
            .add("rectanglelabels", Json.createArrayBuilder().add(prediction.name()));
    return region(BOX, "rectanglelabels", size).add("id", object.letter()).add("value", value);
  }

  private static JsonObjectBuilder point(FoundObject object, FoundPoint point, ImageSize size) {
    JsonObjectBuilder value =
        Json.createObjectBuilder()
            .add("x", Digits.share(PERCENT * point.keypoint().x() / size.width()))
            .add("y", Digits.share(PERCENT * point.keypoint().y() / size.height()))
            .add("width", DOT)
            .add("keypointlabels", Json.createArrayBuilder().add(point.name()));
    return region(POINT, "keypointlabels", size)
        .add("id", point.number())
        .add("parentID", object.letter())
        .add("value", value);
  }

  private static JsonObjectBuilder region(String control, String type, ImageSize size) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("from_name", control)
        .add("to_name", IMAGE)
        .add("original_width", size.width())
        .add("original_height", size.height())
        .add("image_rotation", 0);
  }

  static String setUp(Findings findings) {
    List<ObjectClass> classes = findings.classList();
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartElement("View");
      xml.writeEmptyElement("Image");
      xml.writeAttribute("name", IMAGE);
      xml.writeAttribute("value", "$" + IMAGE);
      labels(xml, "RectangleLabels", BOX, classes.stream().map(ObjectClass::name).toList());
      labels(
          xml,
          "KeyPointLabels",
          POINT,
          classes.stream().flatMap(kind -> kind.keypoints().stream()).toList());
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("no XML", e);
    }
    return text.toString();
  }

  private static void labels(XMLStreamWriter xml, String element, String name, List<String> values)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("name", name);
    xml.writeAttribute("toName", IMAGE);
    for (String value : values.stream().distinct().toList()) {
      xml.writeEmptyElement("Label");
      xml.writeAttribute("value", value);
    }
    xml.writeEndElement();
  }
}
