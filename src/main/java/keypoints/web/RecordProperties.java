package keypoints.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;
import ognl.OgnlRuntime;

/**
 * Finds the components of the records that templates are given. The templates' language (OGNL)
 * knows beans only: for anything else it goes through all methods of the class at each use, which
 * took half the time of a large page.
 */
final class RecordProperties extends ObjectPropertyAccessor {
  private static final ClassValue<Map<String, Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .collect(Collectors.toUnmodifiableMap(Method::getName, Function.identity()));
        }
      };

  private RecordProperties() {}

  /** From now on, for all templates. */
  static void use() {
    OgnlRuntime.setPropertyAccessor(Record.class, new RecordProperties());
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is declared there
  public Object getPossibleProperty(Map context, Object target, String name) throws OgnlException {
    Method accessor = COMPONENTS.get(target.getClass()).get(name);
    if (accessor == null) {
      return super.getPossibleProperty(context, target, name);
    }
    try {
      return accessor.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new OgnlException(name, e);
    }
  }
}
