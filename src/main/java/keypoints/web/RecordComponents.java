package keypoints.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads components of records by their names. */
final class RecordComponents {
  /** What {@link #read} returns where there is no such component. */
  static final Object NONE = new Object();

  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .collect(Collectors.toMap(RecordComponent::getName, RecordComponents::accessor));
        }
      };

  private RecordComponents() {}

  private static Method accessor(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor;
  }

  /** The value of a component; {@link #NONE} when this is no record or has none of that name. */
  static @Nullable Object read(@Nullable Object owner, String name) {
    Method accessor = owner instanceof Record ? ACCESSORS.get(owner.getClass()).get(name) : null;
    try {
      return accessor == null ? NONE : accessor.invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
