package keypoints.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** For tests that go through every way in which a server can let us down. */
public final class FakeMisbehaviours {
  private FakeMisbehaviours() {}

  /** Every way to fail, by its name. */
  public static Map<String, UnaryOperator<FakeRoboflow>> all() {
    Map<String, UnaryOperator<FakeRoboflow>> all = new LinkedHashMap<>();
    all.put("wrongKey", FakeRoboflow::wrongKey);
    all.put("lambdaWrongKey", FakeRoboflow::lambdaWrongKey);
    all.put("noCredits", FakeRoboflow::noCredits);
    all.put("unknownModel", FakeRoboflow::unknownModel);
    all.put("paused", FakeRoboflow::paused);
    all.put("quota429", FakeRoboflow::quota429);
    all.put("nodeEraError", FakeRoboflow::nodeEraError);
    all.put("okWithError", FakeRoboflow::okWithError);
    all.put("validation422", FakeRoboflow::validation422);
    all.put("photoRefused", FakeRoboflow::photoRefused);
    all.put("serverError", FakeRoboflow::serverError);
    all.put("notReady", FakeRoboflow::notReady);
    all.put("platformTimedOut", FakeRoboflow::platformTimedOut);
    all.put("tooLarge", FakeRoboflow::tooLarge);
    all.put("htmlPage", FakeRoboflow::htmlPage);
    all.put("emptyBody", FakeRoboflow::emptyBody);
    all.put("notJson", FakeRoboflow::notJson);
    all.put("keyEcho", FakeRoboflow::keyEcho);
    all.put("redirect", FakeRoboflow::redirect);
    all.put("cutShort", FakeRoboflow::cutShort);
    all.put("errorCutShort", FakeRoboflow::errorCutShort);
    all.put("slow", FakeRoboflow::slow);
    all.put("drip", FakeRoboflow::drip);
    all.put("endless", FakeRoboflow::endless);
    all.put("disconnect", FakeRoboflow::disconnect);
    all.put("stub", FakeRoboflow::stub);
    all.put("classification", FakeRoboflow::classification);
    all.put("multiLabel", FakeRoboflow::multiLabel);
    return all;
  }
}
