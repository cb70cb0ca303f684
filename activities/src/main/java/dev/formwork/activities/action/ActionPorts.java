package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.secret.RunSecrets;
import dev.formwork.activities.workspace.Workspaces;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link ActionActivity} needs of the outside.
 *
 * @param hosts type of every configured Git host by host name, such as `github.com` to `github`
 * @param observers told when a run has ended, in this order
 */
public record ActionPorts(
    RunJournal journal,
    RunSecrets secrets,
    Workspaces workspaces,
    Map<String, String> hosts,
    List<RunObserver> observers) {

  public ActionPorts {
    hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    observers = List.copyOf(observers);
  }
}
