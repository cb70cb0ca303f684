package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.Finding;
import dev.formwork.templates.lint.KnownAction;
import dev.formwork.templates.lint.Severity;
import dev.formwork.templates.lint.TemplateLint;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** `lint DIR|FILE …`. */
final class LintCommand {

  private LintCommand() {}

  /**
   * The findings of one template.
   *
   * @param file as the command line names it
   */
  record Linted(Path file, List<Finding> findings) {

    Linted {
      findings = List.copyOf(findings);
    }

    /** Where the file of a finding is, seen from here. */
    String place(Finding finding) {
      Path sibling = file.resolveSibling(finding.file());
      return sibling.toString().replace('\\', '/');
    }

    long count(Severity severity) {
      return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
  }

  static int run(List<String> words, PrintStream out) {
    Arguments arguments =
        Arguments.of(words, Set.of("strict", "quiet"), Set.of("format", "actions"));
    String format = arguments.value("format", "text");
    if (!Set.of("text", "json", "sarif").contains(format)) {
      throw new UsageFault(
          "Format '%s' is not known (--format). Use text, json or sarif.".formatted(format));
    }
    List<Linted> all = lint(arguments);
    switch (format) {
      case "json" -> out.println(LintReport.json(all));
      case "sarif" -> out.println(LintReport.sarif(all));
      default -> text(all, out);
    }
    boolean faulty =
        all.stream()
            .anyMatch(
                each ->
                    each.count(Severity.ERROR) > 0
                        || (arguments.has("strict") && each.count(Severity.WARNING) > 0));
    return faulty ? 1 : 0;
  }

  private static List<Linted> lint(Arguments arguments) {
    List<Path> files = TemplatePaths.of(arguments.names());
    List<KnownAction> more = new ArrayList<>();
    arguments.values("actions").forEach(file -> more.addAll(OfflineActions.saved(Path.of(file))));
    TemplateLint lint = Workbench.lint(more);
    List<Linted> all = new ArrayList<>();
    for (Path file : files) {
      List<Finding> findings = new ArrayList<>(lint.lint(file));
      if (arguments.has("quiet")) {
        findings.removeIf(finding -> finding.severity() == Severity.INFO);
      }
      all.add(new Linted(file, findings));
    }
    return all;
  }

  private static void text(List<Linted> all, PrintStream out) {
    for (Linted linted : all) {
      for (Finding finding : linted.findings()) {
        out.printf(
            "%s%s: %s: %s [%s]%n",
            linted.place(finding),
            position(finding),
            finding.severity() == Severity.INFO ? "note" : finding.severity().word(),
            finding.message(),
            finding.rule());
      }
    }
    long errors = total(all, Severity.ERROR);
    long warnings = total(all, Severity.WARNING);
    long notes = total(all, Severity.INFO);
    String templates = all.size() == 1 ? "1 template" : all.size() + " templates";
    if (errors + warnings == 0) {
      out.printf(
          "No faults in %s%s.%n", templates, notes == 0 ? "" : "; " + counted(notes, "note"));
      return;
    }
    out.printf(
        "%s, %s and %s in %s.%n",
        counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note"), templates);
  }

  private static String position(Finding finding) {
    if (finding.line() == 0) {
      return "";
    }
    return ":" + finding.line() + (finding.column() == 0 ? "" : ":" + finding.column());
  }

  private static long total(List<Linted> all, Severity severity) {
    return all.stream().mapToLong(linted -> linted.count(severity)).sum();
  }

  private static String counted(long count, String word) {
    return count == 1 ? "1 " + word : count + " " + word + "s";
  }
}
