package dev.formwork.api.runs;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.formwork.workflows.payload.EncryptingPayloadCodec;
import dev.formwork.workflows.payload.Keyring;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that let an outside system tell one step of one run what it waits for. A token is
 * encrypted and authenticated with the keyring, so nobody can make one or change one, and the
 * workflow takes one signal only.
 */
public final class SignalTokens {

  private static final String MARK = "signal\n";

  private final EncryptingPayloadCodec codec;

  SignalTokens(Keyring keyring) {
    this.codec = new EncryptingPayloadCodec(keyring);
  }

  /** What a token is for. */
  public record Target(String runId, String waitKey) {}

  /** A token for the address; another one each time, and each is good. */
  public String token(Target target) {
    ByteString text = ByteString.copyFromUtf8(MARK + target.runId() + "\n" + target.waitKey());
    Payload sealed = codec.encode(List.of(Payload.newBuilder().setData(text).build())).getFirst();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
  }

  /** What the token is for; empty when it is not one of ours. */
  public Optional<Target> read(String token) {
    try {
      Payload sealed = Payload.parseFrom(Base64.getUrlDecoder().decode(token));
      if (!EncryptingPayloadCodec.isEncrypted(sealed)) {
        return Optional.empty();
      }
      String text = codec.decode(List.of(sealed)).getFirst().getData().toStringUtf8();
      String[] lines = text.split("\n", 3);
      return text.startsWith(MARK) && lines.length == 3
          ? Optional.of(new Target(lines[1], lines[2]))
          : Optional.empty();
    } catch (IllegalArgumentException | PayloadCodecException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
