package dev.formwork.integrations.s3;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.workspace.BlobContents;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Contents as objects of a bucket. An object is written once and never overwritten (`If-None-Match:
 * *`), and the server checks the SHA-256 of what arrives.
 */
public final class S3BlobContents implements BlobContents, AutoCloseable {

  /** The most that one call deletes: https://docs.aws.amazon.com/AmazonS3/latest/API, 2026-11. */
  private static final int MOST_DELETED = 1_000;

  private final S3Settings settings;
  private final S3Client client;
  private final S3Calls calls;

  public S3BlobContents(S3Settings settings) {
    this.settings = settings;
    this.client = S3Clients.of(settings);
    this.calls = new S3Calls(place(), settings);
  }

  @Override
  public void put(Map<String, byte[]> contents) {
    calls.each(contents.entrySet(), entry -> put(entry.getKey(), entry.getValue()));
  }

  private void put(String name, byte[] content) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(settings.bucket())
            .key(settings.prefix() + name)
            .ifNoneMatch("*")
            .checksumSHA256(checksum(content))
            .contentType("application/octet-stream");
    switch (settings.encryption()) {
      case BUCKET -> {}
      case S3 -> request.serverSideEncryption(ServerSideEncryption.AES256);
      case KMS ->
          request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(settings.kmsKey());
    }
    try {
      client.putObject(request.build(), RequestBody.fromBytes(content));
    } catch (S3Exception e) {
      // The name is used for this content alone: an earlier try of this call arrived after all.
      if (e.statusCode() != 412) {
        throw e;
      }
    }
  }

  @Override
  public Map<String, byte[]> get(Collection<String> names) {
    Map<String, byte[]> found = new ConcurrentHashMap<>();
    calls.each(names, name -> get(name).ifPresent(content -> found.put(name, content)));
    return found;
  }

  private Optional<byte[]> get(String name) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(
                  request -> request.bucket(settings.bucket()).key(settings.prefix() + name))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(Collection<String> names) {
    List<String> rest = new ArrayList<>(names);
    while (!rest.isEmpty()) {
      List<String> part = rest.subList(0, Math.min(MOST_DELETED, rest.size()));
      List<ObjectIdentifier> objects =
          part.stream()
              .map(name -> ObjectIdentifier.builder().key(settings.prefix() + name).build())
              .toList();
      List<S3Error> kept =
          calls
              .call(
                  () ->
                      client.deleteObjects(
                          request ->
                              request
                                  .bucket(settings.bucket())
                                  .delete(all -> all.objects(objects).quiet(true))))
              .errors();
      if (!kept.isEmpty()) {
        throw new Unavailable(
            "%d objects of %s could not be deleted, first %s: %s. It is tried again; allow workers s3:DeleteObject."
                .formatted(kept.size(), place(), kept.getFirst().key(), kept.getFirst().message()));
      }
      part.clear();
    }
  }

  @Override
  public List<Stored> list(@Nullable String after, int most) {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(settings.bucket())
            .prefix(settings.prefix())
            .startAfter(after == null ? null : settings.prefix() + after)
            .maxKeys(most)
            .build();
    return calls.call(() -> client.listObjectsV2(request)).contents().stream()
        .map(this::stored)
        .toList();
  }

  private Stored stored(S3Object object) {
    return new Stored(object.key().substring(settings.prefix().length()), object.lastModified());
  }

  @Override
  public String place() {
    return "the bucket " + settings.bucket();
  }

  private static String checksum(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    calls.close();
  }
}
