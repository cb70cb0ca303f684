package dev.formwork.templates.expression;

import dev.formwork.templates.expression.ExpressionFault.Kind;
import dev.formwork.templates.expression.Node.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks through a template and finds the names that it uses but does not set itself. */
final class NameSearch {

  private static final Set<String> JINJA_WORDS = Set.of("True", "False", "None");

  private final Template template;
  private final Language language;
  private final Set<String> own = new HashSet<>();
  private final List<ExpressionFault> faults = new ArrayList<>();
  private final List<VariableUse> uses = new ArrayList<>();

  NameSearch(Template template, Language language, Set<String> functions) {
    this.template = template;
    this.language = language;
    own.addAll(functions);
    own.addAll(language.globals().keySet());
    own.addAll(language.jinja() ? JINJA_WORDS : Set.of());
  }

  ExpressionCheck check() {
    template.nodes().forEach(this::visit);
    uses.removeIf(use -> own.contains(use.root()));
    uses.sort(Comparator.comparingInt(VariableUse::line).thenComparingInt(VariableUse::column));
    faults.sort(
        Comparator.comparingInt(ExpressionFault::line).thenComparingInt(ExpressionFault::column));
    return new ExpressionCheck(faults, uses);
  }

  private void visit(Node node) {
    switch (node) {
      case Node.Text text -> {}
      case Node.Output output -> visit(output.expression());
      case Node.If choice -> {
        visit(choice.condition());
        choice.body().forEach(this::visit);
        choice.otherwise().forEach(this::visit);
      }
      case Node.For loop -> {
        own.addAll(loop.names());
        own.add("loop");
        visit(loop.iterable());
        loop.body().forEach(this::visit);
        loop.otherwise().forEach(this::visit);
      }
      case Node.Set set -> {
        own.addAll(set.names());
        visit(set.value());
      }
      case Node.SetBlock set -> {
        own.addAll(set.names());
        set.body().forEach(this::visit);
      }
      case Node.Macro macro -> {
        own.add(macro.name());
        macro(macro.parameters(), macro.body());
      }
      case Node.CallBlock block -> {
        visit(block.call());
        macro(block.parameters(), block.body());
      }
      case Node.FilterBlock block -> {
        filter(block.filter(), block.at());
        visit(block.arguments());
        block.body().forEach(this::visit);
      }
      case Node.Switch choice -> selection(choice);
      case Node.Block block -> block.body().forEach(this::visit);
    }
  }

  private void macro(List<Parameter> parameters, List<Node> body) {
    own.add("caller");
    for (Parameter parameter : parameters) {
      own.add(parameter.name());
      if (parameter.otherwise() != null) {
        visit(parameter.otherwise());
      }
    }
    body.forEach(this::visit);
  }

  private void selection(Node.Switch choice) {
    visit(choice.subject());
    for (Node.Case each : choice.cases()) {
      visit(each.value());
      each.body().forEach(this::visit);
    }
    if (choice.otherwise() != null) {
      choice.otherwise().forEach(this::visit);
    }
  }

  private void visit(Expression expression) {
    switch (expression) {
      case Expression.Name name -> use(List.of(name.name()), name.at(), false);
      case Expression.Lookup lookup -> lookup(lookup, false);
      case Expression.Call call -> {
        called(call.target());
        visit(call.arguments());
      }
      case Expression.Filtered filtered -> {
        visit(filtered.target());
        filter(filtered.filter(), filtered.at());
        visit(filtered.arguments());
      }
      case Expression.Tested tested -> {
        visit(tested.target());
        test(tested);
        visit(tested.arguments());
      }
      default -> Parts.of(expression).forEach(this::visit);
    }
  }

  private void visit(Expression.ArgumentList arguments) {
    arguments.positional().forEach(this::visit);
    arguments.named().values().forEach(this::visit);
  }

  private void called(Expression target) {
    switch (target) {
      case Expression.Name name -> use(List.of(name.name()), name.at(), true);
      case Expression.Lookup lookup -> lookup(lookup, true);
      default -> visit(target);
    }
  }

  /** Reads a chain of lookups from its end; the path ends at the first computed part. */
  private void lookup(Expression.Lookup last, boolean isCalled) {
    List<String> path = new ArrayList<>();
    boolean whole = true;
    Expression at = last;
    while (at instanceof Expression.Lookup lookup) {
      if (lookup.key() instanceof Expression.Literal key) {
        path.addFirst(Values.text(key.value()));
      } else {
        path.clear();
        whole = false;
        visit(lookup.key());
      }
      at = lookup.target();
    }
    if (at instanceof Expression.Name root) {
      path.addFirst(root.name());
      use(path, root.at(), isCalled && whole);
    } else {
      visit(at);
    }
  }

  private void use(List<String> path, int at, boolean isCalled) {
    ExpressionException place = template.fault(at, "");
    uses.add(new VariableUse(path, place.line(), place.column(), isCalled));
  }

  private void filter(String name, int at) {
    if (!language.filters().containsKey(name)) {
      add(Kind.FILTER, name, at, "There is no filter '%s'.%s", language.filters().keySet());
    }
  }

  private void test(Expression.Tested tested) {
    String name = tested.test();
    if (name != null && !language.tests().containsKey(name)) {
      add(Kind.TEST, name, tested.at(), "There is no test '%s'.%s", language.tests().keySet());
    }
  }

  private void add(Kind kind, String name, int at, String message, Set<String> known) {
    ExpressionException place = template.fault(at, "");
    faults.add(
        new ExpressionFault(
            kind,
            place.line(),
            place.column(),
            name,
            message.formatted(name, Spelling.hint(name, known))));
  }
}
