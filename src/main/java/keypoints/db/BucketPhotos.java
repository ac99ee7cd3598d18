package keypoints.db;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Photos as objects of a bucket, {@code prefix/abcdefghijklmnopqrstuv/photo}, which any number of
 * machines share. Credentials are found where Amazon's tools find them.
 */
final class BucketPhotos implements PhotoStore {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ONE_TRY = Duration.ofSeconds(10);

  /** With all its tries: whoever reads a page is not left waiting for a bucket that is away. */
  private static final Duration CALL = Duration.ofSeconds(20);

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /**
   * @param address {@code s3://bucket/prefix}
   * @param endpoint of a server that is not Amazon's; null for Amazon
   */
  BucketPhotos(URI address, @Nullable URI endpoint, String region) {
    this.bucket = address.getAuthority();
    String path = address.getPath().replaceAll("^/|/$", "");
    this.prefix = path.isEmpty() ? "" : path + "/";
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ONE_TRY))
            .overrideConfiguration(all -> all.apiCallTimeout(CALL).apiCallAttemptTimeout(ONE_TRY));
    this.s3 = (endpoint == null ? builder : elsewhere(builder, endpoint)).build();
  }

  /** What others understand: no names of hosts made of buckets, no checksums behind a body. */
  private static S3ClientBuilder elsewhere(S3ClientBuilder builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
  }

  @Override
  public void put(String owner, Kind kind, byte[] content) {
    try {
      s3.putObject(
          object -> object.bucket(bucket).key(key(owner, kind)), RequestBody.fromBytes(content));
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<byte[]> get(String owner, Kind kind) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(object -> object.bucket(bucket).key(key(owner, kind)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  /** One by one: not every server knows the call that deletes many. */
  @Override
  public void delete(String owner) {
    try {
      for (Kind kind : Kind.values()) {
        s3.deleteObject(object -> object.bucket(bucket).key(key(owner, kind)));
      }
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public void owners(Instant before, Consumer<String> use) {
    try {
      s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
          .filter(object -> object.lastModified().isBefore(before))
          .map(this::owner)
          .filter(OWNER.asMatchPredicate())
          .forEach(use);
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  private String owner(S3Object object) {
    return object.key().substring(prefix.length()).replaceFirst("/.*", "");
  }

  private String key(String owner, Kind kind) {
    return prefix + PhotoStore.checked(owner) + "/" + kind.word();
  }

  private static Failure failed(SdkException e) {
    return new Failure(Reason.PHOTOS_UNREACHABLE, e.getMessage(), e);
  }

  @Override
  public void close() {
    s3.close();
  }
}
