package dev.formwork.templates.rendering;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryTestTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain\n", "Grüße, 世界 🚀", "\u001b[31m coloured text of a terminal"})
  void findsText(String text) {
    assertThat(BinaryTest.isBinary(text.getBytes(UTF_8))).isFalse();
  }

  @Test
  void findsTextBehindAByteOrderMark() {
    assertThat(BinaryTest.isBinary("\ufeffa\0b".getBytes(UTF_16LE))).isFalse();
  }

  @Test
  void findsTextWhoseLastCharacterIsCutAtTheHead() {
    assertThat(BinaryTest.isBinary(("x".repeat(511) + "ä").getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "255044462d312e37", // %PDF-1.7
        "89504e470d0a1a0a0000000d49484452", // PNG
        "504b03041400000008", // ZIP
        "ff80ff80ff80616263", // more than a tenth unusual
      })
  void findsBinaries(String hex) {
    assertThat(BinaryTest.isBinary(HexFormat.of().parseHex(hex))).isTrue();
  }

  @Test
  void looksAtTheHeadOnly() {
    byte[] content = ("x".repeat(600) + "\0").getBytes(UTF_8);

    assertThat(BinaryTest.isBinary(content)).isFalse();
  }
}
