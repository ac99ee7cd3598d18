package keypoints.web;

import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import org.jspecify.annotations.Nullable;

/** Makes the part of the photo that a page shows, with the ways to others. */
final class Parts {
  private static final double STEP = 2;

  /** How much of what is seen moves out of sight. */
  private static final double MOVE = 0.5;

  private Parts() {}

  static RunPage.Part of(
      Window window, ImageSize size, @Nullable FoundObject chosen, RunView view) {
    return new RunPage.Part(
        Overlay.percent(-window.left(), window.width()),
        Overlay.percent(-window.top(), window.height()),
        Overlay.percent(size.width(), window.width()),
        Overlay.percent(size.height(), window.height()),
        !window.isWhole(size),
        Window.nearest(size),
        chosen == null ? null : chosen.letter(),
        List.of(
            move("in", window.nearer(size, STEP), size, view),
            move("out", window.nearer(size, 1 / STEP), size, view),
            move("left", window.moved(size, -MOVE, 0), size, view),
            move("up", window.moved(size, 0, -MOVE), size, view),
            move("down", window.moved(size, 0, MOVE), size, view),
            move("right", window.moved(size, MOVE, 0), size, view),
            new RunPage.Move("whole", view.with(Look.NOTHING).query())));
  }

  private static RunPage.Move move(String name, Window window, ImageSize size, RunView view) {
    return new RunPage.Move(name, view.with(view.look().with(window, size)).query());
  }
}
