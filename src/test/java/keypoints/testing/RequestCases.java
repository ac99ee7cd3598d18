package keypoints.testing;

import static keypoints.testing.RequestCase.form;
import static keypoints.testing.RequestCase.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that are broken, hostile or in the wrong place, all but those of {@link WireCases}. */
public final class RequestCases {
  private static final String LONG = "9".repeat(10_000);

  private RequestCases() {}

  public static List<RequestCase> all() {
    return Stream.of(numbers(), models(), choices(), names(), sites(), methods(), addresses())
        .flatMap(List::stream)
        .toList();
  }

  /** A form with a good photo. */
  private static FormBody good() {
    return named("a.jpg");
  }

  private static FormBody named(String name) {
    return new FormBody().file("photo", name, JpegFile.plain());
  }

  private static List<RequestCase> numbers() {
    List<RequestCase> cases = new ArrayList<>();
    for (String field : List.of("confidence", "overlap", "keypoint_confidence", "stroke")) {
      for (String value : List.of("-1", "101", "NaN", "1e999", "' OR 1=1 --", "0x10", LONG)) {
        String shown = value.substring(0, Math.min(12, value.length()));
        cases.add(
            form("B18 " + field + " of " + shown, good().field(field, value))
                .is(422, "number_out_of_range"));
      }
    }
    return cases;
  }

  private static List<RequestCase> models() {
    return Stream.of(
            "dials",
            "dials/",
            "/1",
            "../../etc/passwd",
            "a/b/c",
            "dials/1;x",
            "dials/1?x=1",
            "%2e%2e/1",
            "<script>alert(1)</script>",
            "__${7*7}__::.x",
            LONG + "/1")
        .map(
            model ->
                form(
                        "B25 model " + model.substring(0, Math.min(25, model.length())),
                        good().field("model", model))
                    .is(422, "model_invalid"))
        .toList();
  }

  private static List<RequestCase> choices() {
    FormBody several = new FormBody();
    IntStream.range(0, 49).forEach(i -> several.file("photo", "", new byte[0]));
    return List.of(
        form("B03 one empty field", new FormBody().field("url", "")).is(422, "photo_missing"),
        form("B03a 49 photos that nobody chose", several).is(422, "photo_missing"),
        form("B23 a name of 5,000 letters", named("a".repeat(5_000))).is(400, "form_unreadable"),
        form("B17 a photo and an address", good().field("url", "http://127.0.0.1/")).is(303, ""),
        form("B07 a photo without a name", new FormBody().field("photo", "no picture"))
            .is(422, "photo_not_an_image"),
        form("B17a two photos", good().file("photo", "b.txt", Bytes.of("text"))).is(303, ""),
        form("B17b an unknown sample", new FormBody().field("sample", "moon"))
            .is(422, "sample_unknown"),
        form("B17c a sample in another folder", new FormBody().field("sample", "../messages"))
            .is(422, "sample_unknown"),
        form("B17d an unknown kept photo", new FormBody().field("kept", "AAAA"))
            .is(422, "photo_missing"),
        form("B18a 100,000 classes", good().field("classes", "a,".repeat(100_000))).is(303, ""),
        form("B18b classes with a script", good().field("classes", "<script>alert(1)</script>"))
            .is(303, ""),
        form("B18c a field of 500 kB", good().field("other", "x".repeat(500_000)))
            .is(400, "form_unreadable"),
        request("B02 an encoded form without a photo", "POST", "runs")
            .with("Content-Type: application/x-www-form-urlencoded")
            .sending("model=dials/1")
            .is(422, "photo_missing"),
        request("B02b an encoded form of 500 fields", "POST", "runs")
            .with("Content-Type: application/x-www-form-urlencoded")
            .sending("a=b&".repeat(500))
            .is(422, "photo_missing"));
  }

  private static List<RequestCase> names() {
    return Stream.of(
            "../../../../../../tmp/keypoints-corpus",
            "/etc/passwd",
            "C:\\windows\\..\\x.jpg",
            "....//....//x",
            "a.jpg/../../x",
            "\u202egpj.exe",
            "a\u200b\u0301".repeat(40),
            "\ud83d\ude00.jpg",
            "<script>alert(1)</script>.jpg",
            "x' onerror='alert(1)",
            "{{7*7}}",
            "__${7*7}__::.x",
            "${jndi:ldap://127.0.0.1:1/a}",
            "%n%n%s",
            "%0d%0aSet-Cookie: a=b",
            "CON",
            "a".repeat(200),
            ".",
            "=cmd()|' /C calc'!A0.jpg")
        .map(
            name ->
                form(
                        "B19 a photo called " + name.substring(0, Math.min(25, name.length())),
                        named(name))
                    .is(303, ""))
        .toList();
  }

  private static List<RequestCase> sites() {
    return Stream.of(
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Sec-Fetch-Site: nonsense",
            "Origin: null",
            "Origin: https://evil.example",
            "Origin: http://127.0.0.1:1",
            "Origin: http://[nonsense")
        .map(header -> form("B26 " + header, good()).with(header).is(403, "cross_site"))
        .toList();
  }

  private static List<RequestCase> methods() {
    return Stream.of("PUT", "DELETE", "PATCH", "PROPFIND", "FOO", "OPTIONS")
        .map(method -> request("B27 " + method, method, "runs").is(405, "method_not_allowed"))
        .toList();
  }

  private static List<RequestCase> addresses() {
    return List.of(
        request("B33 unknown run", "GET", "runs/none").is(404, "run_unknown"),
        request("B33a run of 5,000 characters", "GET", "runs/" + "a".repeat(5_000))
            .is(404, "run_unknown"),
        request("B33b run with a quote", "GET", "runs/'%20OR%20'1'='1").is(404, "run_unknown"),
        request("B33c run with a script", "GET", "runs/%3Cscript%3E").is(404, "run_unknown"),
        request("B33d photo of an unknown run", "GET", "runs/none/photo").is(404, "run_unknown"),
        request("B33e export of an unknown run", "GET", "runs/none/export.csv")
            .is(404, "run_unknown"),
        request("B33f unknown run deleted", "POST", "runs/none/delete").is(404, "run_unknown"),
        request("B33g page of no position", "GET", "runs?before=0").is(404, "page_unknown"),
        request("B33h page of no number", "GET", "runs?after=NaN.a").is(404, "page_unknown"),
        request("B33i page beyond all", "GET", "runs?before=999999999999999999.a")
            .is(404, "page_unknown"),
        request("B29 nowhere", "GET", "nowhere").is(404, "page_unknown"),
        request("B29d unknown sample", "GET", "samples/none").is(404, "page_unknown"),
        request("B30 another host", "GET", "nowhere")
            .with("Host: evil.example")
            .is(404, "page_unknown"),
        request("B30a host that is a script", "GET", "nowhere")
            .with("Host: localhost")
            .with("X-Forwarded-Host: \"><script>alert(1)</script>")
            .is(404, "page_unknown"));
  }
}
