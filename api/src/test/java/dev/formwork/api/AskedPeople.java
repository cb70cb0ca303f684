package dev.formwork.api;

import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.workflows.payload.ApprovalTicket;
import dev.formwork.workflows.payload.ApprovalTickets;
import dev.formwork.workflows.payload.Keyring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People of the catalog, runs that ask them, and the tickets that they are sent. */
final class AskedPeople {

  static final String BOB = "user:default/bob";
  static final String EVE = "user:default/eve";
  static final String TOM = "user:default/tom";

  private final RunningApi api;
  private final ApprovalTickets tickets = new ApprovalTickets(Keyring.parse(RunningApi.KEY));
  private final String template;

  /** Bob and the group of Eve are asked; Tom is not, and the local user starts the runs. */
  AskedPeople(RunningApi api) {
    this.api = api;
    CatalogStore store = new CatalogStore(api.database());
    store.ensureEntity(group("askers"), "formwork:test");
    store.ensureEntity(user("bob", null), "formwork:test");
    store.ensureEntity(user("eve", "U0EVE", "askers"), "formwork:test");
    store.ensureEntity(user("tom", "U0TOM"), "formwork:test");
    store.ensureEntity(user("local", "U0LOCAL", "askers"), "formwork:test");
    template =
        api.templates()
            .add(
                "asking-outside",
                """
                steps:
                  - id: ask
                    name: Ask <outside>
                    action: approval:request
                    input:
                      approvers: ['user:default/bob', 'user:default/gone', 'group:default/askers']
                      message: "May we <b>spend</b> it?"
                output:
                  by: '${{ steps.ask.output.approvedBy }}'
                """);
  }

  private static Map<String, Object> group(String name) {
    return Map.of(
        "apiVersion",
        "backstage.io/v1alpha1",
        "kind",
        "Group",
        "metadata",
        Map.of("name", name),
        "spec",
        Map.of("type", "team", "children", List.of()));
  }

  private static Map<String, Object> user(String name, @Nullable String slack, String... groups) {
    Map<String, Object> annotations =
        slack == null ? Map.of() : Map.of("slack.com/bot-notify", slack);
    return Map.of(
        "apiVersion",
        "backstage.io/v1alpha1",
        "kind",
        "User",
        "metadata",
        Map.of("name", name, "annotations", annotations),
        "spec",
        Map.of(
            "profile", Map.of("displayName", "The " + name, "email", name + "@example.org"),
            "memberOf", List.of(groups)));
  }

  /** A run that waits for its answer. */
  String waiting() {
    String id = api.calls().launch(template);
    api.calls().await(id, run -> run.path("phase").asString("").equals("waiting"));
    return id;
  }

  JsonNode request(String run) {
    return api.calls().get("/api/formwork/v1/runs/" + run + "/waits").json().path("items").get(0);
  }

  /** The ticket that this person, or nobody in particular, gets for the open request of a run. */
  String ticket(String run, @Nullable String person) {
    JsonNode request = request(run);
    return tickets.seal(
        new ApprovalTicket(
            run,
            "ask",
            Instant.parse(request.path("since").stringValue()),
            Instant.parse(request.path("until").stringValue()),
            person));
  }

  /** Another ticket for the request of a run, with these times. */
  String ticket(String run, @Nullable String person, Instant since, Instant until) {
    return tickets.seal(new ApprovalTicket(run, "ask", since, until, person));
  }

  /** Ends a run that still waits. */
  void cancel(String run) {
    api.calls().post("/api/formwork/v1/runs/" + run + "/cancel", "{}");
    api.calls().awaitEnd(run);
  }

  /** Who answered from where, as the audit has it. */
  String audited(String run) {
    return JdbcClient.create(api.database())
        .sql(
            """
            select concat_ws(' ', who, details ->> 'from', details ->> 'verdict') from audit_record
            where subject = ? and what = 'formwork.run.approve'""")
        .param(run)
        .query(String.class)
        .single();
  }
}
