package keypoints.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.inference.FoundObject;
import keypoints.inference.Inference;
import keypoints.measure.Measurement;
import keypoints.measure.Recipe;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes rows of a batch's photos, a few runs in memory at a time. */
final class Sheets {
  /** More than anybody reads, and than a page can sort in good time. */
  static final int MOST_ROWS = 20_000;

  private static final int AT_ONCE = 50;

  private final Site site;
  private final RecipeNames names;

  Sheets(Site site, Texts texts) {
    this.site = site;
    this.names = new RecipeNames(site.recipes(), texts);
  }

  /** What is done with a photo. */
  @FunctionalInterface
  interface Use {
    /**
     * Is told of one photo.
     *
     * @param run null when it failed
     */
    void with(Item item, @Nullable Run run) throws IOException;
  }

  /** The whole table. */
  Sheet of(List<Item> items) throws IOException {
    List<Sheet.Row> rows = new ArrayList<>();
    int[] left = new int[1];
    each(
        items,
        (item, run) -> {
          List<Sheet.Row> more = rows(item, run);
          int taken = Math.min(more.size(), MOST_ROWS - rows.size());
          rows.addAll(more.subList(0, taken));
          left[0] += more.size() - taken;
        });
    return Sheet.of(rows, left[0]);
  }

  /** Tells each photo in turn that is done or failed, with its run while that is kept. */
  void each(List<Item> items, Use use) throws IOException {
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      List<Item> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
      Map<String, Run> runs =
          site.runs().find(some.stream().map(Item::run).toList()).stream()
              .collect(Collectors.toMap(Run::id, Function.identity()));
      for (Item item : some) {
        Run run = runs.get(item.run());
        if (run != null || item.state() == Item.State.FAILED) {
          use.with(item, run);
        }
      }
    }
  }

  /** The rows of one photo. */
  List<Sheet.Row> rows(Item item, @Nullable Run run) {
    List<FoundObject> objects = run == null ? List.of() : objects(run);
    List<Flag> flags = Flag.of(item, objects.size());
    if (run == null || objects.isEmpty()) {
      return List.of(new Sheet.Row(item, null, Map.of(), flags));
    }
    List<List<Recipe>> recipes = site.recipes().of(run.model(), objects);
    List<Sheet.Row> rows = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      List<Flag> all = new ArrayList<>(flags);
      all.addAll(Flag.of(objects.get(i)));
      rows.add(new Sheet.Row(item, objects.get(i), measure(objects.get(i), recipes.get(i)), all));
    }
    return rows;
  }

  private Map<String, Measurement> measure(FoundObject object, List<Recipe> recipes) {
    Map<String, Measurement> measured = new LinkedHashMap<>();
    recipes.forEach(recipe -> measured.put(names.name(recipe), recipe.measure(object)));
    return measured;
  }

  private List<FoundObject> objects(Run run) {
    Inference answer = run.inference();
    return FoundObject.all(answer, site.classes(run), RunFilter.sure(run.options()));
  }
}
