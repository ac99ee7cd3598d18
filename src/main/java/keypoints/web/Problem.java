package keypoints.web;

/**
 * What is wrong with a form.
 *
 * @param field the name of the field; {@code form} when it is none in particular
 * @param sentence what happened and what to do
 */
public record Problem(String field, String sentence) {

  /** Whether there is a field to jump to. */
  public boolean atField() {
    return !field.equals(Problems.WHOLE_FORM);
  }
}
