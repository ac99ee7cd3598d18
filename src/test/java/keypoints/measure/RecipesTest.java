package keypoints.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import keypoints.inference.FoundObject;
import keypoints.inference.Keypoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.measure.Doubt.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecipesTest {
  private static final ModelId ANY = new ModelId("any", "1");
  private static final Recipes BUILT_IN = new Recipes(null, List.of());
  private static final String[] CLOCK = {"center", "hour_tip", "minute_tip", "twelve"};
  private static final String[] HORSE = {"withers", "croup", "hock"};
  private static final String[] COCO = {
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder",
    "left_elbow", "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee",
    "right_knee", "left_ankle", "right_ankle"
  };

  @TempDir Path folder;

  private static FoundObject named(String[] names, List<Keypoint> points) {
    return Spots.object("thing", called(names, points), names);
  }

  private static List<Keypoint> called(String[] names, List<Keypoint> points) {
    return IntStream.range(0, points.size())
        .mapToObj(i -> called(names[i], points.get(i)))
        .toList();
  }

  private static Keypoint called(String name, Keypoint point) {
    return new Keypoint(point.x(), point.y(), point.confidence(), point.classId(), name);
  }

  private static Measurement time(List<Keypoint> points) {
    return BUILT_IN.of(ANY, named(CLOCK, points)).get(0).measure(named(CLOCK, points));
  }

  private static List<Keypoint> changed(List<Keypoint> points, int at, Keypoint other) {
    List<Keypoint> changed = new ArrayList<>(points);
    changed.set(at, other);
    return changed;
  }

  @Test
  void clock_isCertainWhenItsHandsAgree() {
    Measurement time = time(Spots.dial(200, 304.5, 54, 0));
    assertThat(time.certain()).isTrue();
    assertThat(time.value()).isCloseTo(609, within(1e-6));
  }

  @Test
  void contradictingHands_areUncertainAndSayBy() {
    Measurement time = time(Spots.dial(200, 312.5, 54, 0));
    assertThat(time.certain()).isFalse();
    assertThat(time.doubts()).extracting(Doubt::why).containsExactly(Why.HANDS_DISAGREE);
    assertThat(time.doubts().get(0).amount()).isCloseTo(8, within(1e-6));
  }

  @Test
  void hourHandLongerThanTheMinuteHand_isUncertain() {
    List<Keypoint> clock = Spots.dial(200, 304.5, 54, 0);
    Keypoint shorter = Spots.dial(100, 304.5, 54, 0).get(2);
    assertThat(time(changed(clock, 2, shorter)).doubts())
        .extracting(Doubt::why)
        .containsExactly(Why.HANDS_SWAPPED);
  }

  @Test
  void missingPoint_givesNoNumber() {
    FoundObject clock = named(CLOCK, Spots.dial(200, 304.5, 54));
    Measurement time = BUILT_IN.of(ANY, clock).get(0).measure(clock);
    assertThat(time.value()).isNull();
    assertThat(time.doubts()).containsExactly(new Doubt(Why.MISSING, "twelve", 0));
  }

  @Test
  void unsurePointsAndThoseOutside_makeAValueUncertain() {
    List<Keypoint> clock = Spots.dial(200, 304.5, 54, 0);
    Keypoint low = new Keypoint(clock.get(1).x(), clock.get(1).y(), 0.3, 1, "hour_tip");
    assertThat(time(changed(clock, 1, low)).doubts())
        .containsExactly(new Doubt(Why.LOW, "hour_tip", 0.3));
    Keypoint outside = new Keypoint(500, -20, 0.9, 3, "twelve");
    assertThat(time(changed(clock, 3, outside)).doubts())
        .containsExactly(new Doubt(Why.OUTSIDE, "twelve", 0));
  }

  @Test
  void needleWellOffItsScale_isUncertain() {
    String[] gauge = {"center", "needle_tip", "scale_start", "scale_end"};
    FoundObject off = named(gauge, Spots.dial(200, 180, 225, 135));
    Measurement reading = BUILT_IN.of(ANY, off).get(0).measure(off);
    assertThat(reading.doubts()).extracting(Doubt::why).containsExactly(Why.OFF_SCALE);
  }

  @Test
  void outlineThatCrossesItself_hasNoArea() {
    Recipe recipe = Recipe.plain("thing", "Face", Kind.AREA, "p0", "p1", "p2", "p3");
    FoundObject bow = Spots.object("thing", Spots.at(0, 0, 10, 10, 10, 0, 0, 10), List.of());
    FoundObject square = Spots.object("thing", Spots.at(0, 0, 10, 0, 10, 10, 0, 10), List.of());
    assertThat(recipe.measure(bow).value()).isNull();
    assertThat(recipe.measure(square).value()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "-", " "})
  void cocoNames_giveAnglesOfBothSides(String between) {
    String[] names =
        Arrays.stream(COCO).map(name -> name.replace("_", between)).toArray(String[]::new);
    List<Recipe> recipes = BUILT_IN.of(ANY, named(names, List.of()));
    assertThat(recipes)
        .extracting(recipe -> recipe.name() + " " + recipe.side())
        .containsExactly(
            "Elbow left",
            "Elbow right",
            "Shoulder left",
            "Shoulder right",
            "Hip left",
            "Hip right",
            "Knee left",
            "Knee right");
    assertThat(recipes).allMatch(recipe -> recipe.kind() == Kind.ANGLE);
  }

  @Test
  void otherKeypoints_areMeasuredAlongTheSkeleton() {
    ObjectClass horse =
        new ObjectClass(
            "horse",
            "#000000",
            List.of(HORSE),
            List.of(
                new ObjectClass.Edge(0, 1),
                new ObjectClass.Edge(1, 2),
                new ObjectClass.Edge(0, 7)));
    List<Keypoint> points = called(HORSE, Spots.at(0, 0, 30, 40, 30, 65));
    FoundObject object = Spots.object("horse", points, List.of(horse));
    assertThat(BUILT_IN.of(ANY, object))
        .extracting(recipe -> recipe.name() + " = " + recipe.measure(object).value())
        .containsExactly(
            "withers – croup = 50.0",
            "croup – hock = 25.0",
            "withers – croup : croup – hock = 2.0");
  }

  private Recipes own(String json) throws IOException {
    Path version = Files.createDirectories(folder.resolve("yard").resolve("2"));
    Files.writeString(version.resolve("recipes.json"), json);
    ObjectClass clock = new ObjectClass("clock", "#000000", List.of(CLOCK), List.of());
    return new Recipes(folder, List.of(new Model(new ModelId("yard", "2"), "", List.of(clock))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name': 'Arm', 'class': 'clock', 'kind': 'length', 'points': []} | length is none of distance",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'angle', 'points': ['center', 'twelve']} | Arm has 2 points, which do not make a angle",
        "{'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve']} | has no name",
        "{'name': 'Arm', 'kind': 'tilt', 'points': ['center', 'twelve']} | Arm has no class",
        "{'name': 'Arm', 'class': 'clock', 'points': ['center', 'twelve']} | Arm has no kind",
        "{'name': 'Arm', 'class': 'gauge', 'kind': 'tilt', 'points': ['center', 'twelve']} | no class gauge",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'six']} | Arm: no keypoint six",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve'], 'side': 'up'} | side up",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve'], 'scale': {'start': 0, 'end': 1}} | is no dial",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve'], 'limits': {'ok': {'low': 3, 'high': 2}}} | without ok values",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve'], 'limits': {'ok': {'low': 3}, 'unit': 'mm'}} | limits in mm",
        "{'name': 'Arm', 'class': 'clock', 'kind': 'tilt', 'points': ['center', 'twelve'], 'limit': {}} | limit",
        "null | cannot use",
        "7 | cannot use",
      })
  void unusableFile_isNamedWithWhatIsWrong(String recipe, String reason) {
    String json = "{\"measurements\": [" + recipe.replace('\'', '"') + "]}";
    assertThatThrownBy(() -> own(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("recipes.json")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"measurements\": 3}", "{\"measurements\": null}"})
  void brokenFile_stopsTheStart(String json) {
    assertThatThrownBy(() -> own(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("recipes.json");
  }

  @Test
  void ownFile_isUsedInsteadOfWhatIsBuiltIn() throws IOException {
    Recipes recipes =
        own(
            """
            {"measurements": [{"name": "Lean", "class": "clock", "kind": "tilt",
              "points": ["Center", "TWELVE"],
              "limits": {"ok": {"low": 80}, "check": {"low": 70}}}]}
            """);
    FoundObject clock = Spots.object("clock", called(CLOCK, Spots.dial(200, 0, 0, 15)), CLOCK);
    List<Recipe> found = recipes.of(new ModelId("yard", "2"), clock);
    assertThat(found).extracting(Recipe::name).containsExactly("Lean");
    assertThat(found.get(0).measure(clock).verdict(null)).contains(Limits.Verdict.CHECK);
    assertThat(recipes.of(ANY, clock)).extracting(Recipe::name).containsExactly("Time");
  }
}
