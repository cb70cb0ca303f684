package dev.formwork.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeyringTest {

  private static final String OLD = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String NEW = "HxECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void encryptsWithItsFirstKey() {
    Keyring keyring = Keyring.parse("2026-11:%s, 2026-08:%s".formatted(NEW, OLD));

    assertThat(keyring.currentId()).isEqualTo("2026-11");
    assertThat(keyring.ids()).containsExactlyInAnyOrder("2026-11", "2026-08");
  }

  @Test
  void readsWhatItWrites() {
    Keyring keyring = Keyring.generate("2026-11");

    Keyring read = Keyring.parse(keyring.toSettingText());

    assertThat(read.current()).isEqualTo(keyring.current());
  }

  @Test
  void hidesItsKeysFromLogs() {
    assertThat(Keyring.parse("a:" + OLD)).hasToString("Keyring[a]");
  }

  @Test
  void refusesKeysOfAnotherLengthWithoutRepeatingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keyring.parse("a:c2hvcnQ="))
        .withMessageContaining("Key 'a' has 5 bytes instead of 32")
        .withMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void refusesTextThatIsNoKeyring() {
    assertThatIllegalArgumentException().isThrownBy(() -> Keyring.parse(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Keyring.parse(OLD));
    assertThatIllegalArgumentException().isThrownBy(() -> Keyring.parse("a:***"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keyring.parse("a:%s,a:%s".formatted(OLD, NEW)))
        .withMessageContaining("'a' is in the keyring twice");
  }
}
