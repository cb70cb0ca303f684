package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRendererTest {

  private static final StatusFunctions GOING_WELL = new StatusFunctions(false);
  private static final Map<String, String> HOSTS =
      Map.of(
          "github.com", "github",
          "gitlab.com", "gitlab",
          "gerrit.corp", "gerrit",
          "ghe.corp:8443", "github",
          "dev.azure.com", "azure",
          "local", "local");
  private static final Map<String, Object> VARIABLES = variables();

  @Test
  void keepsTheTypeOfALeafThatIsOneExpression() {
    assertThat(value("${{ parameters.n }}")).isEqualTo(5);
    assertThat(value("{# c #}${{- parameters.n -}}")).isEqualTo(5);
    assertThat(value("${{ parameters.obj }}")).isEqualTo(Map.of("k", "v"));
    assertThat(value("${{ parameters.arr }}")).isEqualTo(List.of("a"));
    assertThat(value("${{ parameters.nul }}")).isNull();
    assertThat(value("${{ parameters.n == '5' }}")).isEqualTo(true);
    assertThat(value("${{ [1, 2, 3] | sum }}")).isEqualTo(6);
    assertThat(value("${{ 7 // 2 }}")).isEqualTo(3);
    assertThat(value("${{ parameters.obj | dump }}")).isEqualTo("{\"k\":\"v\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " ${{ parameters.n }}| 5",
        "${{ parameters.n }}${{ parameters.n }}|55",
        "$${{ parameters.n }}|$5",
        "a${{ parameters.missing }}|a",
        "a${{ parameters.nul }}|a",
        "${{ parameters.obj }}!|[object Object]!",
        "{% set x = 1 %}${{ x }}|1",
        "{% if true %}true{% endif %}|true",
        "{{ parameters.name }}|{{ parameters.name }}",
        "${{ \"${{\" }}|${{",
        "${{ steps.my-id.output.v }}/${{ steps['my-id'].output.v }}|NaN/7"
      })
  void makesTextOfEverythingElse(String leaf, String text) {
    assertThat(value(leaf)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${{ parameters.name | nofilter }}",
        "pre ${{ parameters. ",
        "{% include 'x' %}",
        "${{ parameters.n | upper }}",
        "${{ parameters.constructor }}",
        "${{ parameters.__proto__ }}",
        "${{ parameters.name.getClass() }}",
        "${{ range }}"
      })
  void leavesALeafThatFailsAsItIsAndSaysSo(String leaf) {
    Rendering rendering = render(Map.of("a/b", List.of(leaf)));

    assertThat(rendering.value()).isEqualTo(Map.of("a/b", List.of(leaf)));
    assertThat(rendering.warnings())
        .singleElement()
        .asString()
        .startsWith("The expression at /a~1b/0 was passed on as it is, because it failed. Line 1,");
  }

  @Test
  void leavesOutWhatIsUndefined() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", "${{ parameters.missing.deep }}");
    tree.put("${{ parameters.n }}", Arrays.asList("${{ parameters.missing }}", "b", null));
    tree.put("a", true);

    Rendering rendering = render(tree);

    assertThat((Map<?, ?>) rendering.value()).hasSize(2);
    assertThat(rendering.value()).hasToString("{${{ parameters.n }}=[null, b, null], a=true}");
    assertThat(rendering.isUndefined()).isFalse();
    assertThat(render("${{ parameters.missing }}").isUndefined()).isTrue();
    assertThat(render(null).isUndefined()).isFalse();
  }

  @Test
  void rendersNoValueTwice() {
    Map<String, Object> variables = Map.of("parameters", Map.of("t", "${{ 1 + 1 }}"));

    assertThat(
            ValueRenderer.create(HOSTS)
                .render("${{ parameters.t }}", variables, GOING_WELL)
                .value())
        .isEqualTo("${{ 1 + 1 }}");
  }

  @Test
  void knowsWhetherAStatusFunctionWasReallyCalled() {
    assertThat(render("${{ always() }}").statusAsked()).isTrue();
    assertThat(render("${{ failure() and parameters.no }}").statusAsked()).isTrue();
    assertThat(render("${{ parameters.no and always() }}").statusAsked()).isFalse();
    assertThat(render("${{ true }}").statusAsked()).isFalse();
    assertThat(render("${{ always() | nofilter }}").statusAsked()).isTrue();
    assertThat(
            ValueRenderer.create(HOSTS)
                .render("${{ failure() }}", VARIABLES, new StatusFunctions(true))
                .value())
        .isEqualTo(true);
  }

  @Test
  void tellsTruthAsTheRunnerDoes() {
    for (Object falsy : Arrays.asList(null, false, 0, -0.0, Double.NaN, "", List.of())) {
      assertThat(ValueRenderer.truthy(falsy)).as("%s", falsy).isFalse();
    }
    assertThat(ValueRenderer.truthy(Rendering.UNDEFINED)).isFalse();
    for (Object truthy : List.of(Map.of(), "false", "0", List.of(0), 1, true, " false")) {
      assertThat(ValueRenderer.truthy(truthy)).as("%s", truthy).isTrue();
    }
  }

  @Test
  void findsTheRootVariablesOfALeaf() {
    assertThat(ValueRenderer.roots("${{ b.x[c.y] | default(a) }} {% if d is odd %}{% endif %}"))
        .containsExactly("a", "b", "c", "d");
    assertThat(ValueRenderer.roots("plain {{ a }}")).isEmpty();
    assertThat(ValueRenderer.roots("${{ a. }}")).isEmpty();
  }

  @Test
  void findsLeavesThatMayReadSecrets() {
    assertThat(ValueRenderer.mentionsSecrets("x ${{ secrets.token }}")).isTrue();
    assertThat(ValueRenderer.mentionsSecrets("${{ environment.secrets.x }}")).isTrue();
    assertThat(ValueRenderer.mentionsSecrets("${{ environment['sec' ~ 'rets'] }}")).isTrue();
    assertThat(ValueRenderer.mentionsSecrets("${{ environment | dump }}")).isTrue();
    assertThat(
            ValueRenderer.mentionsSecrets(
                "${{ environment.parameters.x }}{% set e = environment %}${{ e.secrets }}"))
        .isTrue();
    assertThat(ValueRenderer.mentionsSecrets("${{ environment.parameters.region }}")).isFalse();
    assertThat(ValueRenderer.mentionsSecrets("${{ parameters.secrets }}")).isFalse();
    assertThat(ValueRenderer.mentionsSecrets("secrets.token")).isFalse();
  }

  @Test
  void neverChangesTheVariablesItIsGiven() {
    List<Object> list = new ArrayList<>(List.of("b", "a"));
    Map<String, Object> variables = Map.of("p", Collections.singletonMap("l", list));

    Rendering rendering =
        ValueRenderer.create(HOSTS)
            .render(
                List.of("${{ p.l.push('c') }}", "${{ p['l']['so' ~ 'rt']() }}", "${{ p.l }}"),
                variables,
                GOING_WELL);

    assertThat(rendering.value()).isEqualTo(List.of(3, List.of("a", "b"), List.of("b", "a")));
    assertThat(list).containsExactly("b", "a");
  }

  @Test
  void choosesAtRandomTheSameEveryTime() {
    Object first = value("${{ range(1000) | random }}");

    assertThat(value("${{ range(1000) | random }}")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "github.com?owner=/o/&repo=/r/ | {host=github.com, owner=o, repo=r}",
        "gitlab.com?project=123&owner=&repo= | {host=gitlab.com, owner=, repo=, project=123}",
        "GitHub.com?owner=o&repo=r | {host=github.com, owner=o, repo=r}",
        "ghe.corp:8443?owner=o&repo=r | {host=ghe.corp:8443, owner=o, repo=r}",
        "gerrit.corp?owner=o&repo=a%2Fb | {host=gerrit.corp, owner=o, repo=a/b}",
        "github.com?owner=a+b&owner=p&repo=r | {host=github.com, owner=a b, repo=r}",
        "local?owner=demo&repo=payments | {host=local, owner=demo, repo=payments}"
      })
  void takesRepositoryAddressesApart(String address, String parts) {
    assertThat(value("${{ '%s' | parseRepoUrl }}".formatted(address))).hasToString(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'github.com?repo=r' | parseRepoUrl",
        "'https://github.com?owner=o&repo=r' | parseRepoUrl",
        "'ghe.corp?owner=o&repo=r' | parseRepoUrl",
        "5 | parseRepoUrl",
        "'unknown.io?owner=o&repo=r' | parseRepoUrl",
        "'a/b:c' | parseEntityRef",
        "'component:/n' | parseEntityRef",
        "':n' | parseEntityRef",
        "'component:' | parseEntityRef",
        "'' | parseEntityRef",
        "{kind: 'k', namespace: '', name: 'n'} | parseEntityRef"
      })
  void refusesAddressesAndReferencesThatAreNone(String expression) {
    assertThat(render("${{ " + expression + " }}").warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Component:NS/Name' ; parseEntityRef | {kind=Component, namespace=NS, name=Name}",
        "'a:b:c/d' ; parseEntityRef | {kind=a, namespace=b:c, name=d}",
        "'n' ; parseEntityRef({defaultKind: 'g', defaultNamespace: ''})"
            + " | {kind=g, namespace=default, name=n}",
        "{'a.b': 1} ; pick('a.b') | 1",
        "{a: {b: [{c: 2}]} } ; pick('a.b[0].c') | 2",
        "{a: 1} ; pick('x.y', 'none') | none",
        "'dev.azure.com?project=p&repo=r' ; projectSlug | undefined/r"
      })
  void offersBackstagesFilters(String expression, String text) {
    assertThat(value("${{ " + expression.replace(';', '|') + " }}")).hasToString(text);
  }

  @Test
  void readsOnlyEntriesOfMaps() {
    assertThat(render("${{ parameters['con' ~ 'structor'] }}").isUndefined()).isTrue();
    assertThat(render("${{ parameters.class }}").isUndefined()).isTrue();
    assertThat(render("${{ parameters.name.bytes }}").isUndefined()).isTrue();
    assertThat(render("${{ parameters.keySet }}").isUndefined()).isTrue();
  }

  @Test
  void keepsTheOrderOfMaps() {
    assertThat((Map<?, ?>) value("${{ {z: 1, y: 2, a: 3} }}")).hasToString("{z=1, y=2, a=3}");
    assertThat(value("${{ {z: 1, '2': 2, '1': 3} }}").toString()).isEqualTo("{1=3, 2=2, z=1}");
  }

  @Test
  void printsNumbersAsJavaScriptDoes() {
    Map<String, Object> numbers =
        Map.of("a", 1e21, "b", 1e-7, "c", 123456789012L, "d", 0.1f, "e", -0.0, "f", 1.0);
    Map<String, Object> variables = Map.of("n", numbers);

    assertThat(
            ValueRenderer.create(HOSTS)
                .render(
                    "${{ n.a }} ${{ n.b }} ${{ n.c }} ${{ n.e }} ${{ n.f }} ${{ 0.1 + 0.2 }}",
                    variables,
                    GOING_WELL)
                .value())
        .isEqualTo("1e+21 1e-7 123456789012 0 1 0.30000000000000004");
  }

  @Test
  void answersNumbersInTheSmallestTypeThatHoldsThem() {
    assertThat(value("${{ {a: 2 + 1, b: 3000000000 + 1, c: 1 / 2} }}"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsExactly(entry("a", 3), entry("b", 3000000001L), entry("c", 0.5));
  }

  private static Object value(String leaf) {
    Rendering rendering = render(leaf);
    assertThat(rendering.warnings()).isEmpty();
    return rendering.value();
  }

  private static Rendering render(Object tree) {
    return ValueRenderer.create(HOSTS).render(tree, VARIABLES, GOING_WELL);
  }

  private static Map<String, Object> variables() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("name", "My App");
    parameters.put("n", 5);
    parameters.put("no", false);
    parameters.put("nul", null);
    parameters.put("arr", List.of("a"));
    parameters.put("obj", Map.of("k", "v"));
    Map<String, Object> steps = Map.of("my-id", Map.of("output", Map.of("v", 7)));
    return Map.of("parameters", parameters, "steps", steps);
  }
}
