package dev.formwork.templates.lint;

import dev.formwork.templates.TemplateDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a template without running it: it reads the files of the template's
 * directory, and renders its skeletons into a scratch directory. Safe for many threads.
 */
public final class TemplateLint {

  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?=\\s|$)");
  private static final Pattern TEMPLATE = Pattern.compile("(?m)^kind:\\s*Template\\s*$");

  private final KnownActions actions;
  private final Map<String, String> hosts;
  private final List<Rule> rules;

  /**
   * A lint that knows these actions and Git hosts.
   *
   * @param actions those that steps may name, by every name they have; when there are none, actions
   *     are not checked
   * @param hosts type by host of those that are connected, such as `github.com` to `github`; when
   *     there are none, hosts are not checked
   */
  public TemplateLint(Collection<KnownAction> actions, Map<String, String> hosts) {
    this(actions, hosts, null);
  }

  /**
   * A lint that also knows how many runs of one template the operator allows at once.
   *
   * @param mostRuns null for any number
   */
  public TemplateLint(
      Collection<KnownAction> actions, Map<String, String> hosts, @Nullable Integer mostRuns) {
    this.actions = new KnownActions(actions);
    this.hosts = new LinkedHashMap<>(hosts);
    this.rules =
        List.of(
            new ReadingRule(),
            new SchemaRule(),
            new FieldRule(),
            new StepRule(),
            new ConcurrencyRule(mostRuns),
            new ActionRule(),
            new ReachRule(),
            new UndoRule(),
            new ExpressionRule(),
            new BackstageRule(),
            new SkeletonRule());
  }

  /**
   * Every finding, those of the template's own file first.
   *
   * @param file the template's document, such as `template.yaml`; its directory is the template's.
   *     Of several documents in it the first template is looked at.
   */
  public List<Finding> lint(Path file) {
    Path path = file.toAbsolutePath().normalize();
    String name = String.valueOf(path.getFileName());
    TemplateDocument document = TemplateDocument.read(text(path), name);
    Path directory = path.getParent() == null ? path : path.getParent();
    Subject subject = Subject.of(document, directory, actions, hosts);
    Findings findings = new Findings(name, document);
    rules.forEach(rule -> rule.check(subject, findings));
    return findings.all();
  }

  private static String text(Path file) {
    try {
      return template(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The template %s cannot be read.".formatted(file), e);
    }
  }

  /** The first document that says it is a template, on its own lines; all of a file with one. */
  private static String template(String text) {
    String[] documents = SEPARATOR.split(text, -1);
    if (documents.length < 2) {
      return text;
    }
    int line = 0;
    for (String document : documents) {
      if (TEMPLATE.matcher(document).find()) {
        return "\n".repeat(line) + document;
      }
      line += (int) document.chars().filter(c -> c == '\n').count();
    }
    return text;
  }
}
