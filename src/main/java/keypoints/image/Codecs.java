package keypoints.image;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;

/**
 * Makes the picture readers of a web application known to the JDK's registry, which is shared by
 * all applications of a container and has often been filled before ours is loaded.
 */
final class Codecs {
  private Codecs() {}

  static void register() {
    ImageIO.scanForPlugins();
  }

  /** Takes ours out again, or the class loader of a stopped application would be held for ever. */
  static void deregister() {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    ClassLoader ours = Codecs.class.getClassLoader();
    List<Object> leaving = new ArrayList<>();
    for (Iterator<Class<?>> kinds = registry.getCategories(); kinds.hasNext(); ) {
      registry
          .getServiceProviders(kinds.next(), false)
          .forEachRemaining(
              provider -> {
                if (provider.getClass().getClassLoader() == ours) {
                  leaving.add(provider);
                }
              });
    }
    leaving.forEach(registry::deregisterServiceProvider);
  }
}
