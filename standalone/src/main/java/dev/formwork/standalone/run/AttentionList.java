package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import java.util.List;
import java.util.Set;

/** `runs --attention`: what needs people, the oldest first. */
final class AttentionList {

  /** Filters that make sense for runs that wait for somebody. */
  private static final Set<String> FILTERS =
      Set.of("attention", "json", "owner", "template", "limit", "offset", "server");

  private AttentionList() {}

  static int print(Session session) {
    Arguments arguments = session.arguments();
    arguments.options().keySet().stream()
        .filter(option -> !FILTERS.contains(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new UsageFault(
                  "--%s does not go with --attention. Leave one of them out.".formatted(option));
            });
    Fields found = session.server().get("/api/formwork/v1/attention" + RunList.query(arguments));
    if (arguments.has("json")) {
      session.out().println(Server.pretty(found.json()));
      return Exit.DONE;
    }
    List<Fields> items = found.list("items");
    if (items.isEmpty()) {
      session.out().println("Nothing needs a person.");
    }
    items.forEach(item -> print(session, item));
    return Exit.DONE;
  }

  private static void print(Session session, Fields item) {
    String step = item.text("stepId").isEmpty() ? "" : ", step " + item.text("stepId");
    String until =
        item.text("until").isEmpty() ? "" : "; until " + session.clock().until(item.text("until"));
    session
        .out()
        .printf(
            "%s  %s: %s%s, since %s%s%n",
            item.text("runId"),
            item.text("runTitle"),
            ShownRun.words(item.text("kind")),
            step,
            session.clock().ago(item.text("since")),
            until);
    session.out().println("  " + item.text("message").replace("\n", "\n  "));
    session.out().println("  " + item.text("advice"));
  }
}
