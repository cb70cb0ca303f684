package dev.formwork.integrations.postgres;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.formwork.workflows.payload.EncryptingPayloadCodec;
import dev.formwork.workflows.payload.Keyring;
import io.temporal.api.common.v1.Payload;
import java.util.List;

/** Encrypts the secrets of a form with the keyring that encrypts payloads. */
public final class SecretCipher {

  private final EncryptingPayloadCodec codec;

  public SecretCipher(Keyring keyring) {
    this.codec = new EncryptingPayloadCodec(keyring);
  }

  /** The secret as table `run_secret` keeps it; different each time. */
  public byte[] seal(String secret) {
    Payload plain = Payload.newBuilder().setData(ByteString.copyFromUtf8(secret)).build();
    return codec.encode(List.of(plain)).getFirst().toByteArray();
  }

  /**
   * The secret in clear.
   *
   * @throws IllegalStateException when the bytes were not made by {@link #seal}
   */
  public String open(byte[] sealed) {
    try {
      return codec.decode(List.of(Payload.parseFrom(sealed))).getFirst().getData().toStringUtf8();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A secret in table run_secret is damaged.", e);
    }
  }
}
