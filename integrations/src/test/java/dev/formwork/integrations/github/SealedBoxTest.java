package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealedBoxTest {

  private static final byte[] SECRET =
      Base64.getDecoder().decode("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");

  /** Sealed by libsodium 1.0.20 through PyNaCl 1.6.2. */
  private static final String BY_LIBSODIUM =
      "YkVL+y5XMujCF5KPrYYH/le0Ec/8p+pHBQZnvHsnSkJCSyRtUWqPUIAtGDXU5SYyeNBotNnfv+DIpcLDLlwDbraz5HPJ";

  @Test
  void sharesItsKeysAndNoncesWithLibsodium() {
    assertThat(OpenedBox.publicKey(SECRET))
        .isEqualTo("B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=");
    assertThat(OpenedBox.open(BY_LIBSODIUM, SECRET)).isEqualTo("Grüße, s3cr3t-value");
  }

  @Test
  void opensWithThePrivateKeyAlone() {
    String box = SealedBox.seal("Grüße", OpenedBox.publicKey(SECRET));
    byte[] other = SECRET.clone();
    other[3] ^= 1;

    assertThat(OpenedBox.open(box, SECRET)).isEqualTo("Grüße");
    assertThatIllegalArgumentException().isThrownBy(() -> OpenedBox.open(box, other));
  }

  @Test
  void looksDifferentEachTime() {
    String key = OpenedBox.publicKey(SECRET);

    assertThat(SealedBox.seal("same", key)).isNotEqualTo(SealedBox.seal("same", key));
  }

  @Test
  void sealsAnEmptyText() {
    assertThat(OpenedBox.open(SealedBox.seal("", OpenedBox.publicKey(SECRET)), SECRET)).isEmpty();
  }
}
