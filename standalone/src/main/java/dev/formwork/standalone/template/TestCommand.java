package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.template.TestSuite.Update;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** `test DIR …`: the tests beside templates, as dry runs. */
final class TestCommand {

  private TestCommand() {}

  static int run(List<String> words, PrintStream out) {
    Arguments arguments = Arguments.of(words, Set.of("update"), Set.of("only", "report"));
    Map<String, List<TestResult>> results = new LinkedHashMap<>();
    for (Path template : TemplatePaths.of(arguments.names())) {
      List<Path> tests = tests(template, arguments);
      if (tests.isEmpty()) {
        out.printf(
            "%s has no tests%s. Add e.g. %s.%n",
            template,
            arguments.has("only") ? " of that name" : "",
            template.resolveSibling("tests").resolve("usual.yaml"));
        continue;
      }
      results.put(
          String.valueOf(TemplatePaths.folder(template).getFileName()),
          new TestSuite(template, update(arguments), out).run(tests));
    }
    if (arguments.value("report") instanceof String report) {
      JunitReport.write(Path.of(report), results);
    }
    List<TestResult> all = results.values().stream().flatMap(List::stream).toList();
    long failed = all.stream().filter(result -> !result.isPassed()).count();
    out.println(summary(all.size(), failed));
    return failed > 0 || all.isEmpty() ? 1 : 0;
  }

  private static String summary(int all, long failed) {
    if (all == 0) {
      return "No test was run.";
    }
    String tests = all == 1 ? "1 test" : all + " tests";
    return failed == 0 ? tests + " passed." : "%d of %s failed.".formatted(failed, tests);
  }

  /** Folders that are not there yet are made for a test that is named alone. */
  private static Update update(Arguments arguments) {
    if (!arguments.has("update")) {
      return Update.NONE;
    }
    return arguments.has("only") ? Update.ALL : Update.EXISTING;
  }

  private static List<Path> tests(Path template, Arguments arguments) {
    Path folder = template.toAbsolutePath().resolveSibling("tests");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(
              file ->
                  !arguments.has("only")
                      || String.valueOf(file.getFileName())
                          .matches(Pattern.quote(arguments.value("only", "")) + "(\\.ya?ml)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(folder), e);
    }
  }
}
