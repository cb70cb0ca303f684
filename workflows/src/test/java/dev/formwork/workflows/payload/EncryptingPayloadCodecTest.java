package dev.formwork.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncryptingPayloadCodecTest {

  private static final Payload PLAIN =
      Payload.newBuilder()
          .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
          .setData(ByteString.copyFromUtf8("\"correct horse\""))
          .build();

  private final Keyring keyring = Keyring.generate("2026-11");
  private final EncryptingPayloadCodec codec = new EncryptingPayloadCodec(keyring);

  @Test
  void decodesWhatItEncodes() {
    List<Payload> encoded = codec.encode(List.of(PLAIN));

    assertThat(codec.decode(encoded)).containsExactly(PLAIN);
  }

  @Test
  void hidesDataAndMetadata() {
    Payload encoded = codec.encode(List.of(PLAIN)).getFirst();

    assertThat(encoded.toByteString().toStringUtf8())
        .doesNotContain("correct horse", "json/plain")
        .contains("binary/encrypted", "2026-11");
  }

  @Test
  void encryptsTheSamePayloadDifferentlyEachTime() {
    assertThat(codec.encode(List.of(PLAIN))).isNotEqualTo(codec.encode(List.of(PLAIN)));
  }

  @Test
  void handsOnWhatIsNotEncrypted() {
    assertThat(codec.decode(List.of(PLAIN))).containsExactly(PLAIN);
  }

  @Test
  void decodesWithKeysThatWereRotatedOut() {
    List<Payload> encoded = codec.encode(List.of(PLAIN));
    Keyring rotated =
        Keyring.parse(Keyring.generate("2026-12").toSettingText() + "," + keyring.toSettingText());

    assertThat(new EncryptingPayloadCodec(rotated).decode(encoded)).containsExactly(PLAIN);
  }

  @Test
  void namesTheKeyThatIsMissing() {
    List<Payload> encoded = codec.encode(List.of(PLAIN));
    EncryptingPayloadCodec other = new EncryptingPayloadCodec(Keyring.generate("2026-12"));

    assertThatThrownBy(() -> other.decode(encoded))
        .isInstanceOf(PayloadCodecException.class)
        .hasMessageContaining("key '2026-11', which is not in the keyring [2026-12]");
  }

  @Test
  void refusesPayloadsThatWereChanged() {
    Payload encoded = codec.encode(List.of(PLAIN)).getFirst();
    byte[] data = encoded.getData().toByteArray();
    data[data.length - 1] ^= 1;
    Payload changed = encoded.toBuilder().setData(ByteString.copyFrom(data)).build();

    assertThatThrownBy(() -> codec.decode(List.of(changed)))
        .hasMessageContaining("does not fit key '2026-11'");
  }

  @Test
  void refusesPayloadsThatClaimAnotherKey() {
    Payload encoded = codec.encode(List.of(PLAIN)).getFirst();
    String base64 = keyring.toSettingText().substring("2026-11:".length());
    Keyring sameKeyOtherId = Keyring.parse("2026-12:" + base64);
    Payload renamed =
        encoded.toBuilder()
            .putMetadata(EncryptingPayloadCodec.KEY_ID, ByteString.copyFromUtf8("2026-12"))
            .build();

    assertThatThrownBy(() -> new EncryptingPayloadCodec(sameKeyOtherId).decode(List.of(renamed)))
        .hasMessageContaining("does not fit key '2026-12'");
  }

  @Test
  void refusesPayloadsThatAreCutShort() {
    Payload encoded = codec.encode(List.of(PLAIN)).getFirst();
    Payload cut = encoded.toBuilder().setData(encoded.getData().substring(0, 20)).build();

    assertThatThrownBy(() -> codec.decode(List.of(cut))).hasMessageContaining("cut short");
  }
}
