package dev.formwork.templates.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes expressions that mostly parse, of every construct of the language. */
final class ExpressionGenerator {

  private static final List<String> TEXTS =
      List.of(
          "''",
          "\"a b\"",
          "'é日😀'",
          "'x,y,z'",
          "'My App'",
          "'  pad '",
          "'<b>&\"'",
          "'12'",
          "'3.75'",
          "'a\\nb'",
          "'it\\'s'",
          "'component:ns/name'",
          "'github.com?owner=o&repo=r'",
          "'0'",
          "'{\"a\":1}'",
          "'ABC-def_ghi'");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "5", "-3", "0.5", "1.5", "10", "100", "1000000", "2.675", "7");
  private static final List<String> PLAIN_FILTERS =
      List.of(
          "abs",
          "capitalize",
          "center(9)",
          "dictsort",
          "dump",
          "escape",
          "e",
          "first",
          "float",
          "forceescape",
          "int",
          "join",
          "join('-')",
          "last",
          "length",
          "list",
          "lower",
          "nl2br",
          "reverse",
          "round",
          "safe",
          "sort",
          "string",
          "striptags",
          "sum",
          "title",
          "trim",
          "truncate(4)",
          "upper",
          "urlencode",
          "urlize",
          "wordcount",
          "parseEntityRef",
          "parseRepoUrl",
          "projectSlug",
          "batch(2)",
          "slice(2)",
          "indent(2)",
          "indent",
          "groupby('k')",
          "selectattr('k')",
          "rejectattr('k')",
          "select('odd')",
          "reject('odd')",
          "default('d')",
          "d('d', true)",
          "replace('a', 'b')",
          "replace('a','b',1)",
          "replace(r/[a-z]/g, '.')",
          "round(1)",
          "round(0, 'floor')",
          "round(1, 'ceil')",
          "pick('k')",
          "pick('a.b[1]')",
          "pick('zz', 3)",
          "join(',', 'k')",
          "sort(true)",
          "sort(false, true)",
          "sort(attribute='k')",
          "center",
          "truncate(3, true, '..')",
          "truncate(5, false)",
          "batch(2, 'x')",
          "int(3)",
          "float(1.5)",
          "dump(2)",
          "title",
          "parseEntityRef({defaultKind: 'g'})",
          "nofilter",
          "map('upper')",
          "tojson",
          "unique");
  private static final List<String> METHODS =
      List.of(
          "length",
          "toUpperCase()",
          "toLowerCase()",
          "trim()",
          "split(',')",
          "split('')",
          "includes('a')",
          "indexOf('a')",
          "slice(1)",
          "slice(-2)",
          "slice(1, 3)",
          "concat('z')",
          "startsWith('a')",
          "endsWith('a')",
          "replace('a', 'b')",
          "join('+')",
          "toString()",
          "toFixed(1)",
          "charAt(1)",
          "substring(1, 3)",
          "repeat(2)",
          "padStart(6, '*')",
          "padEnd(6)",
          "at(-1)",
          "lastIndexOf('a')",
          "replaceAll('a', 'b')",
          "reverse()",
          "concat([1])",
          "k",
          "missing",
          "missing.deep",
          "constructor",
          "nosuch()",
          "trimStart()",
          "trimEnd()",
          "charCodeAt(0)",
          "substr(1,2)",
          "sort()",
          "flat()");
  private static final List<String> TESTS =
      List.of(
          "defined",
          "undefined",
          "none",
          "null",
          "number",
          "string",
          "odd",
          "even",
          "truthy",
          "falsy",
          "iterable",
          "mapping",
          "callable",
          "escaped",
          "upper",
          "lower",
          "divisibleby(2)",
          "eq(1)",
          "ne('a')",
          "gt(2)",
          "lt(3)",
          "ge(1)",
          "le(5)",
          "sameas(1)",
          "equalto('a')",
          "nosuchtest");

  private final Chance chance;
  private final List<String> names;

  ExpressionGenerator(Chance chance, List<String> names) {
    this.chance = chance;
    this.names = names;
  }

  String expression(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    List<Supplier<String>> ways =
        List.of(
            this::leaf,
            () -> filtered(depth),
            () -> filtered(depth),
            () -> method(depth),
            () -> operation(depth),
            () -> operation(depth),
            () -> test(depth),
            () -> choice(depth),
            () -> collection(depth),
            () -> member(depth),
            () -> chance.of("not ", "-", "+", "not not ") + expression(depth - 1),
            () -> "(" + expression(depth - 1) + ")",
            this::call);
    return chance.of(ways).get();
  }

  String leaf() {
    return switch (chance.below(10)) {
      case 0, 1 -> chance.of(TEXTS);
      case 2, 3 -> chance.of(NUMBERS);
      case 4 -> chance.of("true", "false", "none", "null");
      default -> chance.of(names);
    };
  }

  String filter() {
    return chance.of(PLAIN_FILTERS);
  }

  private String filtered(int depth) {
    String blank = chance.of(" ", "", "  ");
    return expression(depth - 1) + blank + "|" + blank + filter();
  }

  private String method(int depth) {
    String target = chance.oneIn(3) ? "(" + expression(depth - 1) + ")" : chance.of(names);
    return target + "." + chance.of(METHODS);
  }

  private String operation(int depth) {
    String operator =
        chance.of(
            "+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "===", "!==", "<", "<=", ">",
            ">=", "and", "or", "in", "not in");
    return expression(depth - 1) + " " + operator + " " + expression(depth - 1);
  }

  private String test(int depth) {
    return expression(depth - 1) + chance.of(" is ", " is not ") + chance.of(TESTS);
  }

  private String choice(int depth) {
    String otherwise = chance.oneIn(3) ? "" : " else " + expression(depth - 1);
    return expression(depth - 1) + " if " + expression(depth - 1) + otherwise;
  }

  private String collection(int depth) {
    int size = chance.below(4);
    if (chance.oneIn(2)) {
      return Stream.generate(() -> expression(depth - 1))
          .limit(size)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(chance.of("k", "'a b'", "n", "v") + i + "");
    }
    return entries.stream()
        .map(key -> (key.startsWith("'") ? "'a b" + key.charAt(5) + "'" : key))
        .map(key -> key + ": " + expression(depth - 1))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String member(int depth) {
    String key =
        switch (chance.below(5)) {
          case 0 -> expression(depth - 1);
          case 1 -> chance.of("0", "1", "-1", "'k'", "'length'");
          case 2 -> chance.of("0:2", "1:", ":2", ":", "::2", "-2:", "::-1", "1:9");
          default -> chance.of("0", "'k'", "'a.b'");
        };
    return chance.of(names) + "[" + key + "]";
  }

  private String call() {
    return chance.of(
        "range(3)",
        "range(1, 4)",
        "range(6, 0, -2)",
        "always()",
        "failure()",
        "joiner()",
        "joiner('-')()",
        "cycler('a','b').next()",
        "nosuch()",
        "range(0)",
        "range('3')",
        "(1, 2)");
  }
}
