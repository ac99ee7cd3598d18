package keypoints.web;

import java.util.Map;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;

/**
 * The components of records for OGNL, the language of expressions in templates. Its own way looks
 * for getters among all methods of a class each time it meets a record.
 */
final class RecordProperties extends ObjectPropertyAccessor {
  @Override
  @SuppressWarnings("rawtypes")
  public Object getProperty(Map context, Object target, Object name) throws OgnlException {
    Object value = RecordComponents.read(target, name.toString());
    return value == RecordComponents.NONE ? super.getProperty(context, target, name) : value;
  }
}
