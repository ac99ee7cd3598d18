package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import keypoints.batch.Batch;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import org.junit.jupiter.api.Test;

final class HistoryPageTest extends WebTest {

  private String sent(String name, String model) {
    HttpResponse<String> answer = upload(name, jpeg(40, 30), fields("model", model));
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> delete(String query, String form) {
    return send(
        request("/runs/delete" + query)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  @Test
  void runs_areListedByDayWithWhatWasFound() {
    run();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(html("/runs"))
        .contains("<time datetime=\"" + today + "\">")
        .contains("1 clock and 1 gauge")
        .contains("Runs are deleted 24 hours after they were made.")
        .contains("1 run</span>");
  }

  @Test
  void search_keepsWhatWasTypedAndFindsNothingElse() {
    String kitchen = sent("Kitchen.jpg", "dials/1");
    String garden = sent("garden.jpg", "yards/7");

    String page = html("/runs?source=kitch&model=&class=clock&from=&to=");
    assertThat(page).contains(kitchen).doesNotContain(garden);
    assertThat(page)
        .contains("value=\"kitch\"")
        .contains("<option value=\"clock\" selected=\"selected\">clock</option>")
        .contains("Show all runs");
    assertThat(html("/runs?model=yards%2F7")).contains(garden).doesNotContain(kitchen);
    assertThat(html("/runs?to=2020-01-01")).contains("No run matches").doesNotContain(kitchen);
    assertThat(html("/runs?from=2020-01-01&to=9999-12-31")).contains(kitchen, garden);
    assertThat(html("/runs?from=yesterday&to=+999999999-12-31")).contains(kitchen, garden);
  }

  @Test
  void runsAndBatches_areInOneOrderOverTheirPages() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      made.add(0, sent(i + ".jpg", "dials/1"));
      made.add(0, "/batches/" + begun().id());
    }
    String first = html("/runs");
    String last = html("/runs" + link(first, "next"));
    List<String> shown = new ArrayList<>(links(first));
    shown.addAll(links(last));
    assertThat(links(first)).hasSize(24).containsExactlyInAnyOrderElementsOf(made.subList(0, 24));
    assertThat(shown).containsExactlyInAnyOrderElementsOf(made);
    assertThat(last).doesNotContain("rel=\"next\"");
    assertThat(links(html("/runs" + link(last, "prev")))).isEqualTo(links(first));
  }

  private Batch begun() {
    Model model = site.models().offered().get(0);
    return site.batching().batches().begin(model, DetectOptions.DEFAULT, 0, true);
  }

  private static List<String> links(String page) {
    return Pattern.compile("href=\"(/(?:runs|batches)/[\\w-]{22})\"")
        .matcher(page)
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private static String link(String page, String rel) {
    return page.replaceFirst("(?s).*href=\"/runs([^\"]+)\" rel=\"" + rel + "\".*", "$1");
  }

  @Test
  void aSearchForMarkup_isShownAsText() {
    run();
    assertThat(html("/runs?source=%22%3E%3Cscript%3E&class=%3Cb%3E&model=%3Ci%3E"))
        .doesNotContain("<script>", "<b>", "<i>");
  }

  @Test
  void chosenRuns_areDeletedAndTheSearchStays() {
    String kitchen = sent("Kitchen.jpg", "dials/1");
    String garden = sent("garden.jpg", "dials/1");
    String form = "run=" + kitchen.replace("/runs/", "") + "&run=none";
    HttpResponse<String> answer = delete("?class=clock", form);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/runs?class=clock");
    assertThat(html("/runs")).contains(garden).doesNotContain(kitchen);
  }

  @Test
  void noRunChosen_isSaid() {
    HttpResponse<String> answer = delete("", "other=field");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("No run is chosen");
  }
}
