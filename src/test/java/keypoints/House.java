package keypoints;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packages as rooms: a request walks down the list, its answer walks back up, nobody looks up.
 */
final class House {

  /**
   * Who uses whom. The root uses all, all use {@code failure}; a package not named here is a
   * stranger.
   */
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          Map.entry(
              "web",
              Set.of(
                  "web.api",
                  "batch",
                  "run",
                  "export",
                  "measure",
                  "metrics",
                  "annotate",
                  "inference",
                  "image")),
          Map.entry("web.api", Set.of("annotate", "inference", "image")),
          Map.entry("batch", Set.of("run", "export", "inference", "image", "db")),
          Map.entry("run", Set.of("annotate", "inference", "image", "db")),
          Map.entry("export", Set.of("measure", "inference")),
          Map.entry("measure", Set.of("inference", "db")),
          Map.entry("annotate", Set.of("inference", "image")),
          Map.entry("onnx", Set.of("inference", "image")),
          Map.entry("roboflow", Set.of("inference", "image")),
          Map.entry("inference", Set.of("image")),
          Map.entry("image", Set.of()),
          Map.entry("db", Set.of()),
          Map.entry("metrics", Set.of("inference", "image")),
          Map.entry("jetty", Set.of()),
          Map.entry("failure", Set.of()));

  private House() {}

  static DescribedPredicate<JavaClass> liveOutside(String... rooms) {
    List<String> homes = Arrays.asList(rooms);
    return describe(
        "live outside " + homes,
        type -> homes.stream().noneMatch(home -> (room(type) + ".").startsWith(home + ".")));
  }

  static ArchCondition<JavaClass> onlyLookDown() {
    return new ArchCondition<>("use only the rooms below their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!room(type).equals("root") && !USES.containsKey(room(type))) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " lives in no room"));
        }
        type.getDirectDependenciesFromSelf().stream()
            .filter(House::looksUp)
            .map(look -> SimpleConditionEvent.violated(type, look.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean looksUp(Dependency look) {
    String from = room(look.getOriginClass());
    String to = room(look.getTargetClass());
    return !to.isEmpty()
        && !to.equals(from)
        && !to.equals("failure")
        && !from.equals("root")
        && !USES.getOrDefault(from, Set.of()).contains(to);
  }

  /** {@code web.api} for {@code keypoints.web.api}, {@code onnx} for {@code keypoints.onnx.any}. */
  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (name.equals("keypoints")) {
      return "root";
    }
    if (!name.startsWith("keypoints.")) {
      return "";
    }
    String path = name.substring("keypoints.".length());
    return path.startsWith("web.api") ? "web.api" : path.replaceFirst("\\..*", "");
  }
}
