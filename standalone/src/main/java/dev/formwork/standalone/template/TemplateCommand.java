package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.Nearest;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `./formwork template VERB …`. */
public final class TemplateCommand {

  private static final String HELP =
      """
      Work with templates on this machine. Only 'run' talks to a server.

        ./formwork template lint DIR|FILE ...    find faults: schema, actions, inputs, expressions, skeletons
            --format text|json|sarif             how findings are printed (text)
            --strict                             warnings count as errors, too
            --quiet                              leave out notes
            --actions FILE                       more actions, as GET /api/scaffolder/v2/actions answers

        ./formwork template render SKELETON --out DIR     render a folder of files as fetch:template does
            --values FILE                        YAML or JSON with the values
            --set name=value                     one more value; name may be a path such as repo.owner
            --engine nunjucks|handlebars         language of the skeleton (nunjucks)
            --copy-without-templating GLOB       files whose contents are copied as they are; may be repeated
            --template-file-extension EXT        render only files with this ending, and take it off
            --replace                            overwrite files that are there
            --cookiecutter-compat, --trim-blocks, --lstrip-blocks        nunjucks only
            --delimiters START,END               handlebars only, e.g. [[,]]
            --partials DIR                       handlebars only

        ./formwork template test DIR ...         run the tests in DIR/tests/*.yaml as dry runs
            --only NAME                          one test, by the name of its file
            --update                             write the files in tests/NAME/expected anew;
                                                 with --only make that folder if there is none
            --report FILE                        JUnit XML for a build server

        ./formwork template run TEMPLATE         start a run on a Formwork that is up
            --values FILE, --set name=value      the answers of the form
            --secret name=value                  a secret; the value @FILE is read from a file
            --server URL                         (FORMWORK_URL, or http://127.0.0.1:8080)
            --watch                              follow it to its end; exit code 1 unless it completes

        ./formwork template actions [ID]         the actions that steps may name, or one with its input

      Exit codes: 0 all is well; 1 there are faults, a test failed or the run did not complete;
      2 the command line cannot be understood. docs/templates.md has a worked example.
      """;

  private static final Set<String> VERBS =
      Set.of("lint", "render", "test", "run", "actions", "help");

  private TemplateCommand() {}

  /** Carries out a command and returns its exit code. */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    String verb = words.isEmpty() ? "help" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    if (rest.contains("--help") || verb.equals("--help") || verb.equals("-h")) {
      verb = "help";
    }
    try {
      return switch (verb) {
        case "lint" -> LintCommand.run(rest, out);
        case "render" -> RenderCommand.run(rest, out);
        case "test" -> TestCommand.run(rest, out);
        case "run" -> RunCommand.run(rest, environment, out);
        case "actions" -> ActionsCommand.run(rest, out);
        case "help" -> {
          out.print(HELP);
          yield 0;
        }
        default ->
            throw new UsageFault(
                "There is no command 'template %s'.%s"
                    .formatted(
                        verb,
                        Nearest.to(verb, VERBS).map(" Did you mean '%s'?"::formatted).orElse("")));
      };
    } catch (UsageFault fault) {
      out.println(fault.getMessage());
      out.println("See ./formwork template help.");
      return 2;
    } catch (UncheckedIOException broken) {
      out.println(broken.getMessage());
      return 2;
    }
  }
}
