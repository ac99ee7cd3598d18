package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How somebody without a mouse gets around in a page. */
final class TabKey {

  /** Numbers what the tab key should reach, in the order of the page; returns how many. */
  private static final String NUMBER =
      """
      () => {
        const places = 'a[href], button, input, select, textarea, summary, [tabindex]';
        const others = (radio) => [...document.querySelectorAll(`input[type=radio][name="${radio.name}"]`)];
        const reached = [...document.querySelectorAll(places)].filter((place) =>
          place.tabIndex >= 0 && !place.disabled && place.checkVisibility({ visibilityProperty: true })
          && (place.type !== 'radio' || place.checked || !others(place).some((other) => other.checked)));
        reached.forEach((place, number) => place.setAttribute('data-tab', number));
        return reached.map((place) => place.outerHTML.slice(0, 120));
      }
      """;

  /**
   * Where the focus is: the number, and how it can be seen; null when it has left the page. Points
   * that can be moved have a ring.
   */
  private static final String FOCUS =
      """
      () => {
        const place = document.activeElement;
        if (!place || place === document.body) { return null; }
        const { outlineStyle, outlineWidth } = getComputedStyle(place);
        const ring = place.matches('.handle') && getComputedStyle(place.querySelector('.under'));
        const ringed = ring && ring.stroke !== 'rgba(0, 0, 0, 0)' && parseFloat(ring.strokeWidth) >= 2;
        const { top, bottom, left, right } = place.getBoundingClientRect();
        const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        const seen = (outlined || ringed)
          && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
        return (place.dataset.tab ?? 'unnumbered ' + place.outerHTML.slice(0, 120)) + (seen ? '' : ' unseen');
      }
      """;

  /** A page may begin with the focus in a field; leaving that would not go back to the top. */
  private static final String TO_TOP =
      "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }";

  private static final int MOST_PARTS = 4;

  private TabKey() {}

  /** Goes through all of a page, in its order and seen at each step, and out of it. */
  static void assertReachesAll(Page page) {
    page.evaluate(TO_TOP);
    @SuppressWarnings("unchecked")
    List<String> places = (List<String>) page.evaluate(NUMBER);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i <= MOST_PARTS * places.size(); i++) {
      page.keyboard().press("Tab");
      String focus = (String) page.evaluate(FOCUS);
      if (focus == null) {
        break;
      }
      if (!isPartOf(reached, focus)) {
        reached.add(focus);
      }
    }
    assertThat(places).hasSizeGreaterThan(4);
    assertThat(reached)
        .as("of %s", places)
        .containsExactlyElementsOf(
            IntStream.range(0, places.size()).mapToObj(Integer::toString).toList());
  }

  /** Fields for days have several parts, which the browser makes and marks by itself. */
  private static boolean isPartOf(List<String> reached, String focus) {
    String last = reached.isEmpty() ? "" : reached.get(reached.size() - 1);
    return focus.equals(last) || focus.equals(last + " unseen");
  }

  /** Presses it until this place has the focus. */
  static void to(Page page, String place) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("place => document.activeElement.matches(place)", place)) {
        return;
      }
    }
    throw new AssertionError("the tab key does not reach " + place);
  }
}
