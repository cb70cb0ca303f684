package dev.formwork.activities.crossplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.cluster.InMemoryClaimCluster;
import dev.formwork.workflows.NotReady;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WaitForClaimTest implements ActionContract<ClaimWaitInput, ClaimWaitOutput> {

  private static final String API = "database.example.org/v1alpha1";
  private static final ClaimRef REF =
      new ClaimRef(API, "PostgreSQLInstance", "payments", "payments-database");
  private static final Map<String, Object> SYNCED = condition("Synced", "True", "ReconcileSuccess");
  private static final Map<String, Object> READY = condition("Ready", "True", "Available");
  private static final Map<String, Object> CREATING = condition("Ready", "False", "Creating");
  private static final Map<String, Object> BROKEN =
      condition("Synced", "False", "ReconcileError", "cannot compose: quota");

  private final InMemoryClaimCluster cluster = new InMemoryClaimCluster();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final Map<String, String> notes = new TreeMap<>();

  WaitForClaimTest() {
    put("uid-1", SYNCED, READY);
  }

  @Override
  public Action<ClaimWaitInput, ClaimWaitOutput> action() {
    return new WaitForClaim(outside(ClaimCluster.class, cluster), now::get);
  }

  @Override
  public ClaimWaitInput input() {
    return input(Map.of("host", "status.address.host"));
  }

  private static ClaimWaitInput input(Map<String, String> output) {
    return new ClaimWaitInput(
        API,
        "PostgreSQLInstance",
        "payments-database",
        "payments",
        output,
        "15m",
        new Patience("10m", "2h"));
  }

  @Override
  public TestStep step() {
    return ActionContract.super.step().keepingIn(notes);
  }

  @Override
  public Object world() {
    return cluster.contents();
  }

  private static Map<String, Object> condition(String type, String status, String reason) {
    return condition(type, status, reason, "");
  }

  private static Map<String, Object> condition(
      String type, String status, String reason, String message) {
    return Map.of("type", type, "status", status, "reason", reason, "message", message);
  }

  @SafeVarargs
  private final void put(String uid, Map<String, Object>... conditions) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("writeConnectionSecretToRef", Map.of("name", "payments-database-conn"));
    spec.put("resourceRef", ref("XPostgreSQLInstance", "payments-database-x1"));
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("conditions", List.of(conditions));
    status.put("address", Map.of("host", "db.example.org"));
    put(REF, uid, spec, status);
  }

  private void putBelow(Map<String, Object> composite, Map<String, Object> managed) {
    put(
        new ClaimRef(API, "XPostgreSQLInstance", "payments", "payments-database-x1"),
        "uid-x",
        Map.of("resourceRefs", List.of(ref("Subnet", "net-1"), Map.of("kind", "Database"))),
        Map.of("conditions", List.of(composite)));
    put(
        new ClaimRef(API, "Subnet", "payments", "net-1"),
        "uid-net",
        Map.of(),
        Map.of("conditions", List.of(managed)));
  }

  private void put(ClaimRef ref, String uid, Map<String, Object> spec, Map<String, Object> status) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("metadata", new LinkedHashMap<>(Map.of("generation", 2)));
    object.put("spec", spec);
    object.put("status", status);
    cluster.put(new Claim(ref, uid, object, null));
  }

  private static Map<String, Object> ref(String kind, String name) {
    return Map.of("apiVersion", API, "kind", kind, "name", name);
  }

  private NotReadyYet notReady(ClaimWaitInput input) {
    try {
      action().run(input, step());
      throw new AssertionError("It was ready.");
    } catch (NotReadyYet e) {
      return e;
    }
  }

  private void assertNeverReady(String why) {
    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining(why);
  }

  @Test
  void answersWhereTheConnectionDetailsAreAndTheFieldsThatAreAskedFor() {
    ClaimWaitOutput output = action().run(input(), step());

    assertThat(output.values()).containsExactly(Map.entry("host", "db.example.org"));
    assertThat(output.connectionSecret()).isEqualTo("payments-database-conn");
    assertThat(output.composite()).isEqualTo("payments-database-x1");
    assertThat(output.namespace()).isEqualTo("payments");
  }

  @Test
  void saysWhatIsNotReadyYetDownToWhatTheOthersWaitFor() {
    put("uid-1", SYNCED, CREATING);
    putBelow(CREATING, condition("Ready", "False", "Creating", "waiting for the zone"));

    NotReadyYet notReady = notReady(input());

    assertThat(notReady)
        .hasMessage(
            "PostgreSQLInstance payments/payments-database: Synced=True: ReconcileSuccess, Ready=False: Creating; unfinished: Subnet net-1: Synced not told yet, Ready=False: Creating (waiting for the zone)");
    assertThat(notReady.wishes())
        .isEqualTo(new NotReady(null, Duration.ofMinutes(10), Duration.ofHours(2)));
  }

  @Test
  void waitsForAClaimThatGitopsHasNotBroughtYet() {
    cluster.delete(cluster.find(REF).orElseThrow());

    assertThat(notReady(input())).hasMessageEndingWith("it is not in the cluster yet");
  }

  @Test
  void waitsUntilCrossplaneHasSeenTheNewestChange() {
    put(
        "uid-1",
        SYNCED,
        Map.of("type", "Ready", "status", "True", "reason", "Available", "observedGeneration", 1));

    assertThat(notReady(input())).hasMessageContaining("not looked at its newest change yet");
  }

  @Test
  void waitsForAFieldThatIsNotWrittenYet() {
    assertThat(notReady(input(Map.of("port", "status.address.port"))))
        .hasMessageContaining("it is ready, but has no status.address.port yet");
  }

  @Test
  void waitsForAClaimThatIsPaused() {
    put("uid-1", condition("Synced", "False", "ReconcilePaused"), CREATING);

    assertThat(notReady(input())).hasMessageContaining("crossplane.io/paused");
  }

  @Test
  void bearsAnErrorForAWhileAndFailsWhenItStays() {
    put("uid-1", BROKEN, CREATING);
    NotReadyYet first = notReady(input());
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(14)));
    NotReadyYet second = notReady(input());

    now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));

    assertThat(first).hasMessageContaining("ReconcileError (cannot compose: quota)");
    assertThat(second).hasMessageContaining("ReconcileError");
    assertNeverReady("has been in error since 2026-11-21T10:00:00Z: Synced=False: ReconcileError");
  }

  @Test
  void forgetsAnErrorThatPassed() {
    put("uid-1", BROKEN, CREATING);
    notReady(input());
    put("uid-1", SYNCED, CREATING);
    notReady(input());
    now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
    put("uid-1", BROKEN, CREATING);

    assertThat(notReady(input())).hasMessageContaining("ReconcileError");
  }

  @Test
  void seesAnErrorBehindAClaimThatSaysItIsReady() {
    putBelow(SYNCED, BROKEN);

    assertThat(notReady(input()))
        .hasMessageContaining("Subnet net-1: Synced=False: ReconcileError");
  }

  @Test
  void failsWhenTheClaimWasDeletedMeanwhile() {
    put("uid-1", SYNCED, CREATING);
    notReady(input());
    cluster.delete(cluster.find(REF).orElseThrow());

    assertNeverReady("was deleted while the run waited for it");
  }

  @Test
  void waitsForANewClaimWhenAPersonRetriesTheStep() {
    put("uid-1", SYNCED, CREATING);
    notReady(input());
    put("uid-2", SYNCED, READY);
    assertNeverReady("made anew");

    assertThat(action().run(input(), step()).name()).isEqualTo("payments-database");
  }

  @Test
  void failsWhenAnotherClaimHasTakenTheName() {
    put("uid-1", SYNCED, CREATING);
    notReady(input());
    put("uid-2", SYNCED, READY);

    assertNeverReady("was deleted and made anew by somebody else");
  }

  @Test
  void failsWhenTheClaimIsBeingDeleted() {
    put("uid-1", SYNCED, condition("Ready", "False", "Deleting"));

    assertNeverReady("is being deleted");
  }

  @Test
  void refusesPathsThatLeadNowhere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(Map.of("x", "data.password")), step()))
        .withMessageContaining("data.password")
        .withMessageContaining("(input: output)");
  }

  @Test
  void needsACluster() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new WaitForClaim(null, now::get).run(input(), step()))
        .withMessageContaining("No cluster is configured");
  }

  @Test
  void waitsForNobodyInADryRun() {
    ClaimWaitOutput output = new WaitForClaim(null, now::get).run(input(), step().dry());

    assertThat(output.values()).containsEntry("host", "status.address.host");
  }
}
