package keypoints.it;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import keypoints.testing.AddressCase;
import keypoints.testing.AddressCases;
import keypoints.testing.AnswerCase;
import keypoints.testing.PictureCase;
import keypoints.testing.PictureCases;
import keypoints.testing.RawServer;
import keypoints.testing.RequestCase;
import keypoints.testing.RequestCases;
import keypoints.testing.UpstreamAnswers;

/** One of each so many cases, whatever becomes of it. */
record CorpusRound(CorpusSite site, CorpusWorld world) {
  void go() throws IOException, InterruptedException {
    for (PictureCase picture : some(PictureCases.all(), 8)) {
      site.photo(CorpusSite.HERE, picture.file().get());
    }
    for (AddressCase address : some(AddressCases.all(), 9)) {
      site.address(address.at(world.inside.port()));
    }
    for (RequestCase request : some(RequestCases.all(), 9)) {
      site.raw(request);
    }
    for (AnswerCase half : UpstreamAnswers.all()) {
      world.upstream.plays(RawServer.says(200, half.json()));
      site.photo(CorpusSite.HOSTED, CorpusSite.PHOTO);
    }
  }

  private static <T> List<T> some(List<T> all, int each) {
    return IntStream.iterate(0, i -> i < all.size(), i -> i + each).mapToObj(all::get).toList();
  }
}
