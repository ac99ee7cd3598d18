package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the address of a batch says about how it is shown.
 *
 * @param kind photos, sheet or contact
 * @param flag key of the only flag whose rows are shown; empty for all rows
 * @param order of the sheet
 * @param page of the sheet, from 1
 * @param still whether the page does not load itself anew
 */
record BatchView(Kind kind, String flag, Order order, int page, boolean still) {
  private static final String VIEW = "view";
  private static final String FLAG = "flag";
  private static final String SORT = "sort";
  private static final String PAGE = "page";
  private static final String STILL = "still";
  private static final int MOST_PAGES = 100_000;

  /** What is shown of a batch. */
  enum Kind {
    PHOTOS,
    SHEET,
    CONTACT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      return PHOTOS;
    }
  }

  /** What makes no sense in the query is as if it were not there. */
  static BatchView read(HttpServletRequest request) {
    String page = request.getParameter(PAGE);
    double number = page == null ? 1 : Numbers.parse(page);
    return new BatchView(
        Kind.of(text(request, VIEW)),
        text(request, FLAG),
        Order.read(request, SORT),
        number >= 1 && number <= MOST_PAGES ? (int) number : 1,
        !text(request, STILL).isEmpty());
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  BatchView with(Kind other) {
    return new BatchView(other, "", new Order(SORT, "", false), 1, still);
  }

  BatchView withFlag(String other) {
    return new BatchView(kind, other, order, 1, still);
  }

  BatchView with(Order other) {
    return new BatchView(kind, flag, other, 1, still);
  }

  BatchView withPage(int other) {
    return new BatchView(kind, flag, order, other, still);
  }

  BatchView stopped() {
    return new BatchView(kind, flag, order, page, true);
  }

  /** The query that shows the same, with its question mark. */
  String query() {
    List<QueryField> fields = new ArrayList<>();
    fields.add(new QueryField(VIEW, kind.word()));
    if (!flag.isEmpty()) {
      fields.add(new QueryField(FLAG, flag));
    }
    fields.addAll(order.query());
    if (page > 1) {
      fields.add(new QueryField(PAGE, Integer.toString(page)));
    }
    if (still) {
      fields.add(new QueryField(STILL, "on"));
    }
    return QueryField.query(fields);
  }
}
