package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import java.util.List;
import java.util.StringJoiner;

/** `runs`: the newest runs, in a table. */
final class RunList {

  private static final String LIMIT = "25";

  private RunList() {}

  static int print(Session session) {
    Arguments arguments = session.arguments();
    if (!arguments.names().isEmpty()) {
      throw new UsageFault(
          "'runs' takes no names, only options. To look at one run: ./formwork run show %s"
              .formatted(arguments.names().getFirst()));
    }
    if (arguments.has("attention")) {
      return AttentionList.print(session);
    }
    Fields found = session.server().get(Server.runs() + query(arguments));
    if (arguments.has("json")) {
      session.out().println(Server.pretty(found.json()));
      return Exit.DONE;
    }
    List<Fields> runs = found.list("items");
    if (runs.isEmpty()) {
      session.out().println("No run fits.");
      return Exit.DONE;
    }
    table(session, runs).print(session.out(), "");
    int total = found.number("total");
    if (total > runs.size()) {
      session.out().printf("%d of %d runs; more with --limit and --offset.%n", runs.size(), total);
    }
    return Exit.DONE;
  }

  private static Table table(Session session, List<Fields> runs) {
    Table table = new Table().row("ID", "PHASE", "STEPS", "RUN", "TEMPLATE", "BY", "STARTED");
    for (Fields run : runs) {
      table.row(
          run.text("id"),
          ShownRun.words(run.text("phase")),
          run.number("stepsDone") + "/" + run.number("stepsTotal"),
          run.text("title"),
          run.text("templateRef").replaceFirst("^template:default/", ""),
          run.text("initiator").replaceFirst("^user:default/", ""),
          session.clock().ago(run.text("createdAt")));
    }
    return table;
  }

  /** The filters as parameters of a call. */
  static String query(Arguments arguments) {
    StringJoiner query = new StringJoiner("&", "?", "");
    for (String phase : arguments.values("phase")) {
      List.of(phase.split(",")).forEach(one -> query.add("phase=" + Server.encoded(one.strip())));
    }
    add(query, "templateRef", ref(arguments.value("template", ""), "template"));
    add(query, "owner", ref(arguments.value("owner", ""), "group"));
    add(query, "initiator", ref(arguments.value("by", ""), "user"));
    add(query, "q", arguments.value("text", ""));
    query.add("limit=" + Server.encoded(arguments.value("limit", LIMIT)));
    add(query, "offset", arguments.value("offset", ""));
    return query.toString();
  }

  private static void add(StringJoiner query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + Server.encoded(value));
    }
  }

  /** A reference that may be given without its kind and namespace. */
  private static String ref(String name, String kind) {
    if (name.isEmpty() || name.contains(":")) {
      return name;
    }
    return kind + ":" + (name.contains("/") ? name : "default/" + name);
  }
}
