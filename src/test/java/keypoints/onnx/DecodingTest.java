package keypoints.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network gives out is read as {@code src/training/reference_decoding.py} reads it. */
final class DecodingTest {
  private static final Offset<Double> PX = within(0.01);
  private static final Offset<Double> CONFIDENCE = within(1e-5);

  @ParameterizedTest
  @ValueSource(strings = {"yolov8-pose", "rfdetr-keypoints"})
  void randomOutputs_areDecodedAsTheReferenceDoes(String layout) throws Exception {
    List<ReferenceCase.WithTensors> cases = ReferenceCase.read(layout);
    assertThat(cases).hasSize(100);
    for (int i = 0; i < cases.size(); i++) {
      assertSame(cases.get(i).reference().predictions(), decoded(cases.get(i)), "case " + i);
    }
  }

  @Test
  void keypointsThatAreNoMultipleOfTheLabels_fitNoLayout() {
    List<Tensor> outputs =
        List.of(
            new Tensor("dets", new long[] {1, 1, 4}, new float[4]),
            new Tensor("labels", new long[] {1, 1, 2}, new float[2]),
            new Tensor("keypoints", new long[] {1, 1, 5, 8}, new float[40]));
    List<ObjectClass> classes = List.of(new ObjectClass("rod", "#FF8000", List.of(), List.of()));
    assertThatThrownBy(
            () -> OutputLayout.of(outputs, classes, new Preprocessing(Resize.STRETCH, 64, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keypoints[1, 1, 5, 8]");
  }

  /** As {@link Network} and {@link EmbeddedModel} do, without the network. */
  private static List<Prediction> decoded(ReferenceCase.WithTensors one) {
    ReferenceCase reference = one.reference();
    ImageSize photo = new ImageSize(reference.photo()[0], reference.photo()[1]);
    Letterbox.Part whole = new Letterbox.Part(0, 0, photo.width(), photo.height());
    Letterbox box = Letterbox.of(reference.preprocessing(), whole);
    OutputLayout layout =
        OutputLayout.of(one.tensors(), reference.classes(), reference.preprocessing());
    List<Candidate> seen = layout.onPhoto(one.tensors(), box, reference.confidence());
    return new Selection(reference.classes(), reference.options(), photo)
        .of(layout.bestFirst(seen, reference.overlap()));
  }

  private static void assertSame(
      List<ReferenceCase.Found> expected, List<Prediction> decoded, String where) {
    assertThat(decoded)
        .as(where)
        .extracting(Prediction::classId)
        .isEqualTo(expected.stream().map(ReferenceCase.Found::kind).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.get(i), decoded.get(i), where + ", prediction " + i);
    }
  }

  private static void assertSame(ReferenceCase.Found expected, Prediction decoded, String where) {
    assertThat(decoded.name()).as(where).isEqualTo("c" + expected.kind());
    assertThat(decoded.confidence()).as(where).isCloseTo(expected.confidence(), CONFIDENCE);
    assertThat(decoded.x()).as(where).isCloseTo(expected.box()[0], PX);
    assertThat(decoded.y()).as(where).isCloseTo(expected.box()[1], PX);
    assertThat(decoded.width()).as(where).isCloseTo(expected.box()[2], PX);
    assertThat(decoded.height()).as(where).isCloseTo(expected.box()[3], PX);
    assertThat(decoded.keypoints()).as(where).hasSameSizeAs(expected.keypoints());
    for (int i = 0; i < expected.keypoints().length; i++) {
      double[] point = expected.keypoints()[i];
      Keypoint found = decoded.keypoints().get(i);
      assertThat(found.classId()).as(where).isEqualTo((int) point[0]);
      assertThat(found.name()).as(where).isEqualTo(decoded.name() + "k" + found.classId());
      assertThat(found.x()).as(where).isCloseTo(point[1], PX);
      assertThat(found.y()).as(where).isCloseTo(point[2], PX);
      assertThat(found.confidence()).as(where).isCloseTo(point[3], CONFIDENCE);
    }
  }
}
