package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No template stalls or breaks its renderer; each of these ends with an error that says why. */
class HostileTemplateTest {

  private static final String LONG = "x".repeat(10 << 20);
  private static final TextRenderer RENDERER =
      TextRenderer.create(Map.of(), TextRenderer.Options.DEFAULTS);

  /** Milliseconds of the slowest template, and its beginning. */
  private static final AtomicReference<Slowest> SLOWEST = new AtomicReference<>(new Slowest(0, ""));

  private record Slowest(long millis, String template) {}

  @AfterAll
  static void tellTheSlowest() {
    System.out.printf(
        "Slowest hostile template: %d ms, %s%n", SLOWEST.get().millis(), SLOWEST.get().template());
  }

  static Stream<String> hostileTemplates() {
    String doubled =
        "{% set a = 'aaaaaaaa' %}{% for i in range(40) %}{% set a = a ~ a %}{% endfor %}";
    return Stream.of(
        "${{ range(2000000) }}",
        "${{ range(0, 1, 0.0000001) }}",
        "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}x{% endfor %}"
            + "{% endfor %}{% endfor %}",
        doubled + "${{ a | length }}",
        "{% set l = [1] %}{% for i in l %}{% set _ = l.push(1) %}{% endfor %}",
        "{% set l = [1] %}{% set _ = l.push(l) %}${{ l }}",
        "{% set l = [1] %}{% set m = [l] %}{% set _ = l.push(m) %}${{ l }}",
        "{% set l = [1] %}{% set m = [l] %}{% set _ = l.push(m) %}${{ l | dump }}",
        "{% set l = [[]] %}{% for i in range(60) %}{% set l = [l, l] %}{% endfor %}${{ l }}",
        "{% set l = [1] %}{% for i in range(60) %}{% set l = [l, l] %}{% endfor %}${{ l | dump }}",
        "{% set l = [1] %}{% for i in range(60) %}{% set l = [l, l] %}{% endfor %}${{ l == 'x' }}",
        "${{ 'x' | center(1000000000) }}",
        "${{ 'x\ny' | indent(1000000000) }}",
        "${{ [1] | batch(1000000000, 'x') }}",
        "${{ [1] | slice(1000000000) }}",
        "${{ values.long | replace('', values.long) }}",
        "${{ values.long | replace('x', values.long) }}",
        "${{ values.long.split('') | join(values.long) }}",
        "${{ values.long | replace(r/^(x+x+)+y/, '') }}",
        "${{ r/^(x|x)*y$/.test(values.long) }}",
        "${{ values.words | replace(r/(\\w+\\s?)*!$/g, '') }}",
        "${{ 5[-1:] }}",
        "{% macro f() %}${{ f() }}{% endmacro %}${{ f() }}",
        "{% macro f(n) %}{% for i in [1, 2] %}${{ f(n) }}{% endfor %}{% endmacro %}${{ f(1) }}",
        "${{ " + "(".repeat(100_000) + "1",
        "${{ " + "[".repeat(100_000) + "]".repeat(100_000) + " }}",
        "${{ " + "not ".repeat(100_000) + "1 }}",
        "${{ " + "-+".repeat(100_000) + "1 }}",
        "${{ 1" + " + 1".repeat(100_000) + " }}",
        "${{ 1" + " ** 1".repeat(100_000) + " }}",
        "${{ 1" + " // 1".repeat(100_000) + " }}",
        "${{ 1" + " and 1".repeat(100_000) + " }}",
        "${{ a" + ".b".repeat(100_000) + " }}",
        "${{ 'a'" + " | upper".repeat(100_000) + " }}",
        "{% if true %}".repeat(100_000),
        "{% if false %}" + "{% elif false %}".repeat(100_000) + "{% endif %}",
        "${{ " + "{a: ".repeat(100_000) + "1 }}",
        "${{ x" + "[x".repeat(100_000) + " }}",
        "${{ values.deep }}",
        "${{ values.deep | dump }}",
        "{% if values.deep.push(1) %}{% endif %}",
        "x".repeat(5 << 20));
  }

  @ParameterizedTest
  @MethodSource("hostileTemplates")
  @Timeout(60)
  void endsWithAnErrorThatNamesThePlace(String template) {
    long begun = System.nanoTime();
    refuses(template);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    String shown = template.substring(0, Math.min(60, template.length()));

    SLOWEST.accumulateAndGet(
        new Slowest(millis, shown), (one, other) -> one.millis() > other.millis() ? one : other);
  }

  private static void refuses(String template) {
    Map<String, Object> variables =
        Map.of("values", Map.of("long", LONG, "words", "word ".repeat(4000), "deep", deep()));

    assertThatThrownBy(() -> RENDERER.render(template, variables))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            fault -> {
              assertThat(fault.line()).isPositive();
              assertThat(fault.column()).isPositive();
              assertThat(fault.getMessage()).hasSizeLessThan(500);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "values.name.constructor",
        "values.name['constructor']",
        "values.name['con' ~ 'structor']",
        "values.map.__proto__",
        "values.map['__pro' ~ 'to__'].x",
        "values.map.prototype",
        "values.list.constructor.constructor('return 1')()",
        "range.constructor('return process')()",
        "values.name.__defineGetter__('x', range)",
        "values.list.__lookupGetter__('length')",
        "values.name.toString.call(1)",
        "values.list.map.constructor",
        "cycler.constructor",
        "joiner('a').constructor",
        "values.name.getClass()",
        "values.name.class",
        "values.list.stream()",
        "values.map.entrySet()",
        "values.map.hasOwnProperty",
        "values.map.valueOf()",
        "this",
        "self",
        "globalThis.process",
        "process.env",
        "require('fs')",
        "Object.keys(values)",
      })
  void letsNobodyReachWhatValuesAreMadeOf(String expression) {
    Map<String, Object> values =
        Map.of("name", "x", "map", Map.of("k", "v"), "list", List.of(1, 2));
    String rendered;
    try {
      rendered = RENDERER.render("${{ " + expression + " }}", Map.of("values", values));
    } catch (ExpressionException refused) {
      rendered = "";
    }

    assertThat(rendered).isIn("", "[object Object]");
  }

  @Test
  void rendersLongTextsThatAreHarmless() {
    Map<String, Object> variables = Map.of("long", LONG);

    assertThat(RENDERER.render("a${{ long }}b", variables)).hasSize(LONG.length() + 2);
    assertThat(RENDERER.render("${{ long | length }}", variables)).isEqualTo("10485760");
    assertThat(RENDERER.render("${{ long | upper | first }}", variables)).isEqualTo("X");
  }

  @Test
  void rendersLoopsThatAreLongButHarmless() {
    assertThat(RENDERER.render("{% for i in range(20000) %}${{ i }},{% endfor %}", Map.of()))
        .hasSize(108_890);
  }

  private static Object deep() {
    List<Object> deep = new ArrayList<>(List.of("end"));
    for (int i = 0; i < 5000; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    return deep;
  }
}
