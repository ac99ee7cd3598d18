package keypoints.run;

import java.time.Instant;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * One photo through one model with its settings. The photo and the detector's own picture are kept
 * beside it, see {@link Runs}.
 *
 * @param id 128 random bits, 22 characters of {@code A-Z a-z 0-9 - _}
 * @param created when the answer was there
 * @param source what the person chose: a file's name, an address or a sample; for display only
 * @param model which model was asked
 * @param place where it ran: empty for inside this application, else the host
 * @param options what was asked for
 * @param inference the answer, without its picture; keypoints that people put right are so in it
 * @param seconds from the photo's arrival to the answer
 * @param photoFormat of the stored photo
 * @param photoSha256 of the stored photo's file, 64 hexadecimal digits in lower case
 * @param photoBytes size of the stored photo's file, which is what the model was asked about
 * @param receivedBytes size of the file as it came in; null for runs from before this was kept
 * @param hasVisualization whether the detector's own picture is stored
 */
public record Run(
    String id,
    Instant created,
    String source,
    ModelId model,
    String place,
    DetectOptions options,
    Inference inference,
    double seconds,
    PhotoFormat photoFormat,
    String photoSha256,
    int photoBytes,
    @Nullable Integer receivedBytes,
    boolean hasVisualization) {

  /** The same run with the model's own answer. */
  public Run original() {
    return withInference(inference.original());
  }

  /** The same run with another answer. */
  Run withInference(Inference other) {
    return new Run(
        id,
        created,
        source,
        model,
        place,
        options,
        other,
        seconds,
        photoFormat,
        photoSha256,
        photoBytes,
        receivedBytes,
        hasVisualization);
  }
}
