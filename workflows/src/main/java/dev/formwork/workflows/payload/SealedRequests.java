package dev.formwork.workflows.payload;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.formwork.workflows.RunRequest;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;

/** Run requests as the tables keep them until Temporal has them: encrypted like any payload. */
public final class SealedRequests {

  private final DataConverter converter;

  /** Seals with the converter of payloads. */
  public SealedRequests(DataConverter converter) {
    this.converter = converter;
  }

  /**
   * Encrypts a request.
   *
   * @throws dev.formwork.workflows.payload.PayloadTooLarge when a run cannot carry so much
   */
  public byte[] seal(RunRequest request) {
    return converter.toPayload(request).orElseThrow().toByteArray();
  }

  /** Decrypts a request. */
  public RunRequest open(byte[] sealed) {
    try {
      return converter.fromPayload(Payload.parseFrom(sealed), RunRequest.class, RunRequest.class);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException(
          "A run's request in table run cannot be read (column unstarted_request). Cancel the run and start it again.",
          broken);
    }
  }
}
