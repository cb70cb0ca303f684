package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private final Redactor redactor = new Redactor();

  @Test
  void hidesASecretWhereverItStands() {
    redactor.add("hunter2");

    assertThat(redactor.redact("a hunter2, hunter2hunter2!")).isEqualTo("a ***, ***!");
  }

  @Test
  void hidesMatchesThatOverlapTogether() {
    redactor.add("abcd");
    redactor.add("cdef");

    assertThat(redactor.redact("xabcdefx")).isEqualTo("x***x");
  }

  @Test
  void hidesTheFormsThatASecretTakesInAddressesAndHeaders() {
    redactor.add("p@ss wörd/1");

    assertThat(redactor.redact("https://h/?t=p%40ss+w%C3%B6rd%2F1")).isEqualTo("https://h/?t=***");
    assertThat(redactor.redact("https://h/?t=p%40ss%20w%C3%B6rd%2F1"))
        .isEqualTo("https://h/?t=***");
    assertThat(redactor.redact("Basic cEBzcyB3w7ZyZC8x")).isEqualTo("Basic ***");
  }

  @Test
  void hidesTheLinesOfALongSecret() {
    redactor.add("-----BEGIN KEY-----\nMIIabcdefgh\nshort\n");

    assertThat(redactor.redact("line MIIabcdefgh")).isEqualTo("line ***");
    assertThat(redactor.redact("line short")).isEqualTo("line short");
  }

  @Test
  void takesNoSingleCharacterForASecret() {
    redactor.add("a");
    redactor.add("  ");

    assertThat(redactor.redact("a banana")).isEqualTo("a banana");
  }

  @Test
  void hidesSecretsAtEveryDepthAndInKeys() {
    redactor.add("hunter2");

    assertThat(
            redactor.redactMap(
                Map.of("hunter2", List.of(Map.of("x", "hunter2")), "n", Arrays.asList(1, null))))
        .isEqualTo(Map.of("***", List.of(Map.of("x", "***")), "n", Arrays.asList(1, null)));
  }
}
