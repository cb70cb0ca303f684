package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.templates.expression.ExpressionFault.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionCheckTest {

  @Test
  void tellsWhereAStringCannotBeParsed() {
    ExpressionCheck check = ExpressionCheck.of("first line\npre ${{ parameters. ");

    ExpressionFault fault = check.faults().getFirst();
    assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.column()).isEqualTo(5);
    assertThat(fault.text()).startsWith("${{ parameters.");
    assertThat(fault.message()).isEqualTo("This tag is not closed. End it with '}}'.");
  }

  @Test
  void tellsEachUnknownFilterAndWhatWasProbablyMeant() {
    ExpressionCheck check =
        ExpressionCheck.of("${{ parameters.a | uper }}{% filter nope %}x{% endfilter %}");

    assertThat(check.faults())
        .containsExactly(
            new ExpressionFault(
                Kind.FILTER, 1, 20, "uper", "There is no filter 'uper'. Did you mean 'upper'?"),
            new ExpressionFault(Kind.FILTER, 1, 27, "nope", "There is no filter 'nope'."));
  }

  @Test
  void tellsUnknownTests() {
    ExpressionCheck check = ExpressionCheck.of("${{ 1 is definedd or 1 is odd }}");

    assertThat(check.faults())
        .extracting(ExpressionFault::kind, ExpressionFault::text)
        .containsExactly(tuple(Kind.TEST, "definedd"));
  }

  @Test
  void findsNothingWrongWithPlainText() {
    ExpressionCheck check = ExpressionCheck.of("nothing {{ here }} | nope");

    assertThat(check.faults()).isEmpty();
    assertThat(check.variables()).isEmpty();
  }

  @Test
  void listsWhatIsReadWithItsPathAndPlace() {
    ExpressionCheck check =
        ExpressionCheck.of("${{ parameters.name }}\n${{ steps['my-id'].output[user.ref].x }}");

    assertThat(check.variables())
        .containsExactly(
            new VariableUse(List.of("parameters", "name"), 1, 5, false),
            new VariableUse(List.of("steps", "my-id", "output"), 2, 5, false),
            new VariableUse(List.of("user", "ref"), 2, 27, false));
  }

  @Test
  void leavesOutVariablesThatTheStringSetsItself() {
    ExpressionCheck check =
        ExpressionCheck.of(
            "{% set a = 1 %}{% for k, v in parameters.o %}${{ a + k + v + loop.index }}{% endfor %}"
                + "{% macro m(x, y=z) %}${{ x }}{% endmacro %}${{ m(range(2)) }}");

    assertThat(check.variables()).extracting(VariableUse::root).containsExactly("parameters", "z");
  }

  @Test
  void knowsTheStatusFunctionsInStepsButNotInFiles() {
    String source = "${{ always() and nosuch() }}";

    ExpressionCheck step = ExpressionCheck.of(source);
    ExpressionCheck file = ExpressionCheck.ofFile(source, TextRenderer.Options.DEFAULTS);

    assertThat(step.variables()).containsExactly(new VariableUse(List.of("nosuch"), 1, 18, true));
    assertThat(file.unknown(Set.of("values")))
        .extracting(VariableUse::root)
        .containsExactly("always", "nosuch");
  }

  @Test
  void readsFilesWithTheOptionsOfTheirSkeleton() {
    var cookiecutter = new TextRenderer.Options(false, false, true);

    ExpressionCheck check = ExpressionCheck.ofFile("{{ cookiecutter.x | jsonify }}", cookiecutter);

    assertThat(check.faults()).isEmpty();
    assertThat(check.variables()).extracting(VariableUse::root).containsExactly("cookiecutter");
  }
}
