package keypoints.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.OGNLVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates {@code ${page.filter.lowest}} and its like, which is nearly all that templates ask:
 * components of records, one after the other. All else is left to OGNL, which takes several times
 * as long.
 */
final class RecordExpressions implements IStandardVariableExpressionEvaluator {
  private static final Pattern CHAIN = Pattern.compile("[a-zA-Z]\\w*(\\.[a-zA-Z]\\w*)+");

  private final IStandardVariableExpressionEvaluator others =
      new OGNLVariableExpressionEvaluator(false);

  /** The names of each expression; none where it is no chain of them. */
  private final Map<String, List<String>> chains = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object evaluate(
      IExpressionContext context,
      IStandardVariableExpression expression,
      StandardExpressionExecutionContext execution) {
    List<String> names =
        chains.computeIfAbsent(expression.getExpression(), RecordExpressions::names);
    boolean plain = !names.isEmpty() && !execution.getPerformTypeConversion();
    Object value = plain ? follow(context, names) : RecordComponents.NONE;
    return value == RecordComponents.NONE ? others.evaluate(context, expression, execution) : value;
  }

  private static List<String> names(String expression) {
    return CHAIN.matcher(expression).matches() ? List.of(expression.split("\\.")) : List.of();
  }

  private static @Nullable Object follow(IExpressionContext context, List<String> names) {
    Object value = context.getVariable(names.get(0));
    for (String name : names.subList(1, names.size())) {
      value = RecordComponents.read(value, name);
    }
    return value;
  }
}
