package keypoints.inference;

/**
 * One named point of an object.
 *
 * @param x px from the left edge of the upright photo; may lie outside the photo
 * @param y px from the top edge
 * @param confidence 0-1: in the right place and visible; 1 where a person put it
 * @param classId slot in the object class's skeleton, from 0; an answer may leave slots out
 * @param name the slot's name, such as {@code minute_tip}
 */
public record Keypoint(double x, double y, double confidence, int classId, String name) {}
