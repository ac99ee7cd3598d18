package keypoints.bench;

import java.util.List;

/** A part of the table; what it starts it ends. */
@FunctionalInterface
interface Section {
  List<Row> measure() throws Exception;
}
