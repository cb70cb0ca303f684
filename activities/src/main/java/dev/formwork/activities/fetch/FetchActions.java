package dev.formwork.activities.fetch;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.port.template.TemplateFiles;
import java.util.List;
import java.util.Map;

/** The actions that bring files into the workspace: `fetch:*` and `workspace:template*`. */
public final class FetchActions {

  private FetchActions() {}

  /**
   * @param hosts type of every configured Git host by host name, such as `github.com` to `github`
   */
  public static List<Action<?, ?>> of(
      TemplateFiles templates, SourceReader reader, Map<String, String> hosts) {
    var sources = new Sources(templates, reader);
    var files = new NunjucksFiles(hosts);
    return List.of(
        new FetchTemplate(sources, files),
        new FetchTemplateFile(sources, files),
        new FetchPlain(sources),
        new FetchPlainFile(sources),
        new TemplateWorkspace(files),
        new TemplateWorkspaceFile(files));
  }
}
