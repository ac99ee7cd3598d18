package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0",
    "12.5, 2, 12.5",
    "12.345, 2, 12.35",
    "7.004, 3, 7.004",
    "7.0004, 3, 7",
    "99.9999, 3, 100",
    "-0.25, 2, -0.25",
    "-3, 2, -3",
    "-0.001, 2, 0",
    "19.6, 0, 20"
  })
  void number_hasNoMoreDigitsThanItNeeds(double value, int digits, String text) {
    assertThat(Decimals.of(value, digits)).isEqualTo(text);
  }
}
