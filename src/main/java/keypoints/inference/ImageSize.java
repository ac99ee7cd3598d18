package keypoints.inference;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The size of the upright photo that an answer's coordinates refer to.
 *
 * @param width px, at least 1
 * @param height px, at least 1
 */
@JsonbPropertyOrder({"width", "height"})
public record ImageSize(int width, int height) {}
