package dev.formwork.activities.port.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class InMemoryCheckHostTest implements CheckHostContract {

  private static final String SLUG = "acme/payments";
  private static final String COMMIT = "c0ffee00".repeat(5);

  private final InMemoryCheckHost host = new InMemoryCheckHost();
  private final Map<String, Check> reports = new LinkedHashMap<>();
  private final List<String> approvers = new ArrayList<>();
  private final List<String> objectors = new ArrayList<>();

  InMemoryCheckHostTest() {
    put();
  }

  private void put() {
    var checks = new CommitChecks(COMMIT, List.copyOf(reports.values()));
    host.put(SLUG, "main", checks);
    host.put(SLUG, COMMIT, checks);
  }

  private void put(long number, ChangeState.State state) {
    String commit = state == ChangeState.State.MERGED ? COMMIT : null;
    host.put(
        SLUG, number, new ChangeState("https://host/7", state, commit, approvers, objectors, 0));
  }

  @Override
  public CheckHost host() {
    return host;
  }

  @Override
  public String owner() {
    return "acme";
  }

  @Override
  public void report(String check, Check.State state, String note) {
    reports.put(check, new Check(check, state, note, null));
    put();
  }

  @Override
  public void demand(List<String> checks) {
    host.require(SLUG, "main", checks);
  }

  @Override
  public long open() {
    put(7, ChangeState.State.OPEN);
    return 7;
  }

  @Override
  public void review(long number, boolean approves) {
    approvers.remove("ada");
    objectors.remove("ada");
    (approves ? approvers : objectors).add("ada");
    put(number, ChangeState.State.OPEN);
  }

  @Override
  public void merge(long number) {
    put(number, ChangeState.State.MERGED);
  }

  @Override
  public void close(long number) {
    put(number, ChangeState.State.CLOSED);
  }
}
