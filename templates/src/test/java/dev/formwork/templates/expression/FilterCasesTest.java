package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge cases of Backstage's own filters, with the numbers they have in our contract. */
class FilterCasesTest {

  private static final Map<String, String> HOSTS =
      Map.of(
          "github.com", "github",
          "gitlab.com", "gitlab",
          "dev.azure.com", "azure",
          "ghe.corp:8443", "github",
          "gerrit.corp", "gerrit");

  @Test
  @DisplayName("41: an address without owner is refused")
  void refusesAnAddressWithoutOwner() {
    assertThatThrownBy(() -> filtered("github.com?repo=r", "parseRepoUrl"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("owner");
  }

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          42 | gitlab.com?project=123&owner=&repo= | {"host":"gitlab.com","owner":"","repo":"","project":"123"}
          43 | GitHub.com?owner=o&repo=r           | {"host":"github.com","owner":"o","repo":"r"}
          44 | ghe.corp:8443?owner=o&repo=r        | {"host":"ghe.corp:8443","owner":"o","repo":"r"}
          45 | gerrit.corp?owner=o&repo=a%2Fb      | {"host":"gerrit.corp","owner":"o","repo":"a/b"}
          46 | github.com?owner=o&owner=p&repo=r   | {"host":"github.com","owner":"o","repo":"r"}
          """)
  void readsAddresses(int number, String address, String parts) {
    assertThat(filtered(address, "parseRepoUrl")).isEqualTo(parts);
  }

  @Test
  @DisplayName("44: a host that is configured with a port needs it")
  void refusesAHostWithoutItsPort() {
    assertThatThrownBy(() -> filtered("ghe.corp?owner=o&repo=r", "parseRepoUrl"))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  @DisplayName("47: a number is an address of a host that nobody configured")
  void refusesANumber() {
    assertThatThrownBy(() -> filtered(5, "parseRepoUrl")).isInstanceOf(ExpressionException.class);
  }

  @ParameterizedTest(name = "{0}: {1} | {2} gives {3}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          48; Component:NS/Name; parseEntityRef; {"kind":"Component","namespace":"NS","name":"Name"}
          51; n; parseEntityRef({defaultKind:'g',defaultNamespace:''}); {"kind":"g","namespace":"default","name":"n"}
          53; dev.azure.com?organization=o&project=p&repo=r; projectSlug; "undefined/r"
          """)
  void readsReferences(int number, String value, String filter, String expected) {
    assertThat(filtered(value, filter)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "49, 50: {0} is no reference")
  @ValueSource(strings = {"a/b:c", "component:/n", ":n", "component:"})
  void refusesReferences(String value) {
    assertThatThrownBy(() -> filtered(value, "parseEntityRef"))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  @DisplayName("52: a key with a dot wins over the path")
  void picksAKeyWithADot() {
    assertThat(filtered(Map.of("a.b", 1, "a", Map.of("b", 2)), "pick('a.b')")).isEqualTo("1");
  }

  /** What the filter answers, as JSON with its keys in a fixed order where they matter. */
  private static String filtered(Object value, String filter) {
    Map<String, Object> variables = new HashMap<>(Map.of("value", value));
    return TextRenderer.create(HOSTS, TextRenderer.Options.DEFAULTS)
        .render("${{ value | " + filter + " | dump }}", variables);
  }
}
