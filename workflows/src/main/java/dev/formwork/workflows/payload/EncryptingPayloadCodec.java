package dev.formwork.workflows.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts whole payloads, their metadata included, by AES-256-GCM. A payload tells the id of its
 * key in plain text; what is not encrypted is handed on as it is, so that histories may be mixed.
 */
public final class EncryptingPayloadCodec implements PayloadCodec {

  /** The metadata value of `encoding` that marks an encrypted payload. */
  public static final String ENCODING = "binary/encrypted";

  /** The metadata entry that names the key. */
  public static final String KEY_ID = "encryption-key-id";

  private static final String ENCODING_KEY = "encoding";
  private static final ByteString ENCODING_VALUE = ByteString.copyFromUtf8(ENCODING);
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Keyring keyring;
  private final SecureRandom random = new SecureRandom();

  public EncryptingPayloadCodec(Keyring keyring) {
    this.keyring = keyring;
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    List<Payload> encoded = new ArrayList<>(payloads.size());
    for (Payload payload : payloads) {
      encoded.add(encrypt(payload));
    }
    return encoded;
  }

  /**
   * Decrypts the encrypted ones of the payloads.
   *
   * @throws PayloadCodecException when a key is not in the keyring or a payload was changed
   */
  @Override
  public List<Payload> decode(List<Payload> payloads) {
    List<Payload> decoded = new ArrayList<>(payloads.size());
    for (Payload payload : payloads) {
      decoded.add(isEncrypted(payload) ? decrypt(payload) : payload);
    }
    return decoded;
  }

  /** Whether the payload says that it was made by {@link #encode}. */
  public static boolean isEncrypted(Payload payload) {
    return ENCODING_VALUE.equals(payload.getMetadataMap().get(ENCODING_KEY));
  }

  private Payload encrypt(Payload payload) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyring.currentId(), keyring.current(), nonce);
      byte[] sealed = cipher.doFinal(payload.toByteArray());
      return Payload.newBuilder()
          .putMetadata(ENCODING_KEY, ENCODING_VALUE)
          .putMetadata(KEY_ID, ByteString.copyFromUtf8(keyring.currentId()))
          .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(sealed)))
          .build();
    } catch (GeneralSecurityException e) {
      throw new PayloadCodecException(e);
    }
  }

  private Payload decrypt(Payload payload) {
    String keyId = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    SecretKey key = keyring.find(keyId);
    if (key == null) {
      throw new PayloadCodecException(
          new IllegalStateException(
              "A payload was encrypted with key '%s', which is not in the keyring %s. Add the key."
                  .formatted(keyId, keyring.ids())));
    }
    ByteBuffer data = payload.getData().asReadOnlyByteBuffer();
    if (data.remaining() < NONCE_BYTES + TAG_BITS / 8) {
      throw new PayloadCodecException(
          new IllegalStateException(
              "A payload encrypted with key '%s' is cut short.".formatted(keyId)));
    }
    byte[] nonce = new byte[NONCE_BYTES];
    data.get(nonce);
    byte[] sealed = new byte[data.remaining()];
    data.get(sealed);
    try {
      byte[] opened = cipher(Cipher.DECRYPT_MODE, keyId, key, nonce).doFinal(sealed);
      return Payload.parseFrom(opened);
    } catch (AEADBadTagException e) {
      throw new PayloadCodecException(
          new IllegalStateException(
              "A payload does not fit key '%s': it was changed, or the key under this id was."
                  .formatted(keyId),
              e));
    } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
      throw new PayloadCodecException(e);
    }
  }

  private static Cipher cipher(int mode, String keyId, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("formwork/" + keyId).getBytes(UTF_8));
    return cipher;
  }
}
