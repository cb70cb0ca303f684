package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlebarsEngineTest {

  private static final Map<String, Object> VALUES = values();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "{{values.name}}                                  | My Payment API",
        "{{{values.html}}} {{values.html}}                | <b>&</b> <b>&</b>",
        "{{values.count}} {{values.ratio}} {{values.on}}  | 3 0.5 true",
        "[{{values.nothing}}]                             | []",
        "{{camelCase values.name}}                        | myPaymentApi",
        "{{pascalCase 'my-payment_api v2'}}               | MyPaymentApiV2",
        "{{kebabCase 'XMLHttpRequest'}}                   | xml-http-request",
        "{{snakeCase values.name}}                        | my_payment_api",
        "{{constantCase values.name}}                     | MY_PAYMENT_API",
        "{{upper 'straße'}} {{lower 'ABC'}}               | STRASSE abc",
        "{{capitalize 'élan'}}                            | Élan",
        "{{packagePath 'a.b.c'}}                          | a/b/c",
        "{{javaPackage 'com.Acme' 'my-service'}}          | com.acme.myservice",
        "{{javaPackage 'org.2nd.new'}}                    | org._2nd.new_",
        "{{#if (eq values.count 3)}}yes{{else}}no{{/if}}  | yes",
        "{{#if (ne values.name 'x')}}yes{{/if}}           | yes",
        "{{#if (and values.on (gt values.count 2))}}y{{/if}} | y",
        "{{#if (or values.nothing values.off)}}y{{else}}n{{/if}} | n",
        "{{#if (not values.off)}}y{{/if}}                 | y",
        "{{#if (lt values.ratio 1)}}y{{/if}}              | y",
        "{{#if (includes values.list 'b')}}y{{/if}}       | y",
        "{{#if (eq values.nothing null)}}y{{/if}}         | y",
        "{{#if (defined values.nope)}}y{{else}}n{{/if}}   | n",
        "{{default values.nope 'other'}}                  | other",
        "{{default values.nothing 'other'}}               | other",
        "{{default values.name 'other'}}                  | My Payment API",
        "{{when values.on 'a' 'b'}}{{when values.off 'c'}} | a",
        "{{join values.list}} {{join values.list '/'}}    | a, b a/b",
        "{{json values.object}}                           | {\"k\":1,\"n\":null}",
        "{{json values.name}}                             | \"My Payment API\"",
        "{{concat values.count '-' values.on}}            | 3-true",
        "{{lookup values.object 'k'}}{{lookup values.list 1}} | 1b",
        "{{xml values.html}}                              | &lt;b&gt;&amp;&lt;/b&gt;",
        "{{raw '${{ github.sha }}'}}                      | ${{ github.sha }}",
        "{{{{raw}}}}${{ x }}{{{{/raw}}}}                  | ${{ x }}",
        "\\{{ x }}                                        | {{ x }}",
        "{{#each values.list}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}} | 0a,1b",
        "{{#each values.object}}{{@key}}={{this}};{{/each}} | k=1;n=;",
        "{{#each values.empty}}x{{else}}none{{/each}}     | none",
        "{{#with values.object}}{{k}}{{../values.count}}{{/with}} | 13",
        "{{values.list.[1]}} {{values.list.length}} {{values.dash-key}} | b 2 d",
        "{{#if values.off}}1{{else if values.on}}2{{else}}3{{/if}} | 2",
        "{{!-- a }} comment --}}x{{! y }}                 | x",
        "{{#values.list}}{{this}}{{/values.list}}{{^values.off}}!{{/values.off}} | ab!",
      })
  void renders(String source, String text) {
    assertThat(render(source)).isEqualTo(text == null ? "" : text);
  }

  @Test
  void writesYamlThatFitsItsPlace() {
    assertThat(render("a:\n  {{indent (yaml values.nested) 2}}\nb: {{yaml 'x: y'}}"))
        .isEqualTo("a:\n  list:\n    - 1\n    - 2\n  text: plain\nb: 'x: y'");
  }

  @Test
  void indentsAWholeBlock() {
    assertThat(render("{{#indent 2}}a\n\nb\n{{/indent}}c")).isEqualTo("  a\n\n  b\nc");
  }

  @Test
  void takesAwayLinesThatHoldOnlyABlockTag() {
    assertThat(
            render(
                "{{#if values.on}}\nx\n{{/if}}\n{{#each values.list}}\n- {{this}}\n{{/each}}\nend"))
        .isEqualTo("x\n- a\n- b\nend");
  }

  @Test
  void namesTheItemsOfALoop() {
    assertThat(render("{{#each values.list as |item i|}}{{i}}{{item}}{{values.count}} {{/each}}"))
        .isEqualTo("0a3 1b3 ");
  }

  @Test
  void usesOtherDelimiters() {
    HandlebarsEngine engine =
        new HandlebarsEngine(
            new Delimiters("[[", "]]"), Map.of(), new RenderBudget(RenderLimits.DEFAULT));

    assertThat(
            engine.render(
                "[[values.count]] {{ .Values.x }} ${{ y }}[[#if values.on]]![[/if]]", "f", VALUES))
        .isEqualTo("3 {{ .Values.x }} ${{ y }}!");
  }

  @Test
  void findsPartialsOfTheTemplate() {
    assertThat(
            engine(Map.of("licence", "(c) {{owner}} {{values.count}}\n"))
                .render("{{> licence owner=values.name}}|", "f", VALUES))
        .isEqualTo("(c) My Payment API 3\n|");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{values.nope}}                       | 1 | 3  | `values.nope`",
        "{{#if values.nope}}x{{/if}}           | 1 | 4  | `values.nope`",
        "{{#unless values.nope}}x{{/unless}}   | 1 | 4  | `values.nope`",
        "{{#if (eq values.nope 1)}}x{{/if}}    | 1 | 8  | `values.nope`",
        "{{upper values.object.nope}}          | 1 | 3  | `values.object.nope`",
        "{{json values.nope indent=2}}         | 1 | 3  | `values.nope`",
        "{{json values.name indent=values.no}} | 1 | 3  | `values.no`",
        "{{default values.a values.b}}         | 1 | 3  | `values.b`",
        "{{#each values.nope}}x{{/each}}       | 1 | 4  | `values.nope`",
        "{{#values.nope}}x{{/values.nope}}     | 1 | 4  | `values.nope`",
        "{{^values.nope}}x{{/values.nope}}     | 1 | 4  | `values.nope`",
        "{{#each values.list}}{{nope}}{{/each}} | 1 | 24 | `nope`",
        "{{#each values.list}}{{this.nope}}{{/each}} | 1 | 24 | `this.nope`",
        "{{values.list.[7]}}                   | 1 | 3  | `values.list.[7]`",
        "{{#if (and values.on (not values.x))}}y{{/if}} | 1 | 23 | `values.x`",
      })
  void refusesAMissingValue(String source, int line, int column, String name) {
    SkeletonException failure = failure(source);

    SkeletonFault first = failure.faults().getFirst();
    assertThat(first.message()).startsWith(name + " has no value.");
    assertThat(List.of(first.file(), first.line(), first.column()))
        .isEqualTo(List.of("dir/file.txt", line, column));
  }

  @Test
  void namesEveryMissingValueAndWhatThereIs() {
    SkeletonException failure = failure("a\n{{values.object.x}}\n  {{values.y}}");

    assertThat(failure)
        .hasMessage(
            """
            dir/file.txt:2:3: `values.object.x` has no value. Give it to the step (input: values); it has k, n, or write `{{default values.object.x "…"}}` where it may be missing.
            dir/file.txt:3:5: `values.y` has no value. Give it to the step (input: values); it has name, html, count, ratio, on, off, nothing, list, empty, object, nested, dash-key, or write `{{default values.y "…"}}` where it may be missing.""");
  }

  @Test
  void pointsOutExpressionsOfOtherTools() {
    assertThat(failure("key: ${{ github.sha }}"))
        .hasMessageContaining("meant for another tool, such as GitHub Actions");
  }

  @Test
  void namesThePartialInWhichAValueIsMissing() {
    assertThatThrownBy(
            () -> engine(Map.of("p", "x\n{{values.zz}}")).render("\n{{> p}}", "f", VALUES))
        .hasMessageStartingWith("partials/p:2:3: `values.zz` has no value.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{#if values.on}}x            | does not parse: found: 'EOF'",
        "{{values.object}}             | The value is an object",
        "{{values.list}}               | The value is a list",
        "{{shout values.name}}         | There is no helper 'shout'. There are and, camelCase",
        "{{#upper values.name}}x{{/upper}} | The helper upper stands alone",
        "{{if values.on}}              | The helper if stands around a block",
        "{{#if}}x{{/if}}               | The helper if takes 1 argument, not 0",
        "{{eq values.on}}              | The helper eq takes 2 arguments, not 1",
        "{{upper values.list}}         | needs text as argument 1, not a list",
        "{{#if (gt values.name 1)}}x{{/if}} | compares two numbers or two texts, not text with a number",
        "{{#each values.name}}x{{/each}} | needs a list or an object as argument 1, not text",
        "{{> nope}}                    | There is no partial 'nope': the template has no partials/ folder",
        "{{> ../../etc/passwd}}        | There is no partial '../../etc/passwd'",
        "{{indent values.name 1000000000}} | needs a number from 0 to 100",
        "{{=<% %>=}}                   | A tag that changes delimiters has no place",
        "{{#*inline 'x'}}y{{/inline}}  | decorators have no place",
        "{{log values.name}}           | There is no helper 'log'",
        "{{precompile 'x'}}            | There is no helper 'precompile'",
      })
  void refuses(String source, String message) {
    assertThat(failure(source.replace("\\n", "\n"))).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "values.name.class",
    "values.name.bytes",
    "values.list.class",
    "values.getClass",
    "class",
    "this.class.name",
    "values.object.entrySet",
    "@root.class",
    "[com.github.jknack.handlebars.Context#invocationStack]",
    "[com.github.jknack.handlebars.Context#paramSize]"
  })
  void reachesNoMemberOfJavaOrOfTheEngine(String path) {
    assertThat(failure("{{" + path + "}}")).hasMessageContaining("has no value");
  }

  @Test
  void refusesValuesOfOtherKinds() {
    assertThatThrownBy(() -> ClosedValues.close(Map.of("file", new Object()), "values"))
        .hasMessageStartingWith("Value 'values.file' is a java.lang.Object (input: values).");
  }

  private static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "My Payment API");
    values.put("html", "<b>&</b>");
    values.put("count", 3);
    values.put("ratio", 0.5);
    values.put("on", true);
    values.put("off", false);
    values.put("nothing", null);
    values.put("list", List.of("a", "b"));
    values.put("empty", List.of());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("k", 1);
    object.put("n", null);
    values.put("object", object);
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("list", List.of(1, 2));
    nested.put("text", "plain");
    values.put("nested", nested);
    values.put("dash-key", "d");
    return Map.of("values", values);
  }

  private static HandlebarsEngine engine(Map<String, String> partials) {
    return new HandlebarsEngine(
        Delimiters.HANDLEBARS, partials, new RenderBudget(RenderLimits.DEFAULT));
  }

  private static String render(String source) {
    return engine(Map.of()).render(source, "dir/file.txt", VALUES);
  }

  private static SkeletonException failure(String source) {
    return catchThrowableOfType(SkeletonException.class, () -> render(source));
  }
}
