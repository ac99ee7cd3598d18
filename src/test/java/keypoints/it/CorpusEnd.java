package keypoints.it;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Looks at what is left when the WAR of {@link CorpusIT} is undeployed; named before Arquillian.
 */
final class CorpusEnd implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    CorpusIT.WORLD.end();
  }
}
