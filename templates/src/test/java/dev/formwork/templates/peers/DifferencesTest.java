package dev.formwork.templates.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          value; ${{ 1 + 1 }};    {"v":3};      1
          value; ${{ 1 + 1 }};    {"v":2.0};    0
          value; ${{ 1 + 1 }};    {"v":"2"};    1
          value; ${{ x }};        {"v":null};   1
          value; ${{ x }};        {"u":true};   0
          value; ${{ 0 / 0 }};    {"n":"NaN"};  0
          value; ${{ 1 | nope }}; {"e":"any"};  0
          value; ${{ 1 }};        {"e":"any"};  1
          text;  ${{ 1 | nope }}; {"e":"any"};  0
          text;  ${{ 1 | nope }}; {"v":""};     1
          text;  ${{ joiner() }}; {"v":"a"};    0
          """)
  void findsWhatTheTwoAnswerDifferently(String kind, String template, String theirs, int unlisted)
      throws IOException {
    var each = new PeerCase(kind, template, Map.of(), Map.of());

    List<String> found =
        new Differences(KnownDifferences.read())
            .unlisted(List.of(each), List.of(JSON.readTree(theirs)));

    assertThat(found).hasSize(unlisted);
  }

  @Test
  void makesTheSameTemplatesOfTheSameSeed() {
    List<PeerCase> first = Stream.generate(new TemplateGenerator(7)::next).limit(200).toList();
    List<PeerCase> again = Stream.generate(new TemplateGenerator(7)::next).limit(200).toList();

    assertThat(again).isEqualTo(first);
    assertThat(first.stream().distinct()).hasSizeGreaterThan(150);
  }

  @Test
  void mostlyMakesTemplatesThatRender() {
    var engine = new OurEngine();

    long rendered =
        Stream.generate(new TemplateGenerator(7)::next)
            .limit(1000)
            .map(engine::answer)
            .filter(answer -> !answer.has("e"))
            .count();

    assertThat(rendered).isGreaterThan(400);
  }
}
