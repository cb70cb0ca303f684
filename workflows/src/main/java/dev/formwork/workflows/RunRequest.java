package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run reads: frozen when it is started and never looked up again.
 *
 * @param runId UUID of the run, lower case; also the task id on Backstage's wire
 * @param interpreterVersion the semantics that this run keeps for its whole life; 1 is the first, 2
 *     parks runs whose policy is {@link FailurePolicy#PAUSE} and waits by itself, 3 composes steps
 *     and looks again at what is not ready yet
 * @param templateRef such as `template:default/java-service`
 * @param templateDigest digest of the immutable revision; the files of the template are read by it
 * @param secretNames names of the secrets given with the form; their values are never in a payload
 * @param baseUrl where the template came from, for relative addresses of a location; null when it
 *     was uploaded
 * @param environment the operator's `environment.parameters`
 * @param hosts type of every configured Git host by host name, such as `github.com` to `github`;
 *     `parseRepoUrl` needs it
 * @param actions the policies of every action that the steps name
 * @param createdAt when the run was asked for; the time that commits carry
 * @param portalUrl address of the run's page, or null when the portal's address is unknown
 * @param width how many activities of one group of steps run at once, at least 1; null for {@link
 *     #WIDTH}
 * @param nesting null for {@link Nesting#NONE}
 */
public record RunRequest(
    String runId,
    int interpreterVersion,
    String templateRef,
    String templateTitle,
    String templateDigest,
    RunSpec spec,
    Map<String, Object> parameters,
    Initiator initiator,
    List<String> secretNames,
    @Nullable String owner,
    @Nullable String baseUrl,
    Map<String, Object> environment,
    Map<String, String> hosts,
    Map<String, ActionPolicy> actions,
    Instant createdAt,
    @Nullable String portalUrl,
    @Nullable Integer width,
    @Nullable Nesting nesting) {

  /** How many activities of one group of steps run at once. */
  public static final int WIDTH = 10;

  /** The semantics that new runs are started with. */
  public static final int INTERPRETER_VERSION = 3;

  public RunRequest {
    parameters = Ordered.copy(parameters);
    secretNames = Ordered.copy(secretNames);
    environment = Ordered.copy(environment);
    hosts = Ordered.copy(hosts);
    actions = Ordered.copy(actions);
  }

  /** A run of the usual width. */
  public RunRequest(
      String runId,
      int interpreterVersion,
      String templateRef,
      String templateTitle,
      String templateDigest,
      RunSpec spec,
      Map<String, Object> parameters,
      Initiator initiator,
      List<String> secretNames,
      @Nullable String owner,
      @Nullable String baseUrl,
      Map<String, Object> environment,
      Map<String, String> hosts,
      Map<String, ActionPolicy> actions,
      Instant createdAt,
      @Nullable String portalUrl) {
    this(
        runId,
        interpreterVersion,
        templateRef,
        templateTitle,
        templateDigest,
        spec,
        parameters,
        initiator,
        secretNames,
        owner,
        baseUrl,
        environment,
        hosts,
        actions,
        createdAt,
        portalUrl,
        null,
        null);
  }

  /** Where the run stands among runs that are steps of others. */
  public Nesting place() {
    return nesting == null ? Nesting.NONE : nesting;
  }

  /** How many activities of one group of steps run at once, at least 1. */
  public int placesAtOnce() {
    return width == null ? WIDTH : Math.max(1, width);
  }

  /** The same request with other secrets. */
  public RunRequest withSecretNames(List<String> names) {
    return with(interpreterVersion, names, width);
  }

  /** The same request with this many activities of a group at once. */
  public RunRequest withWidth(int activities) {
    return with(interpreterVersion, secretNames, activities);
  }

  /** The same request of a person who may launch these templates and no others; null for all. */
  public RunRequest within(@Nullable List<String> launchable) {
    return launchable == null
        ? this
        : with(interpreterVersion, secretNames, width, new Nesting(null, null, 0, launchable));
  }

  /** The same request with the newest semantics, which an undo after the run's end keeps. */
  public RunRequest newest() {
    return with(INTERPRETER_VERSION, secretNames, width);
  }

  private RunRequest with(int version, List<String> names, @Nullable Integer newWidth) {
    return with(version, names, newWidth, nesting);
  }

  private RunRequest with(
      int version, List<String> names, @Nullable Integer newWidth, @Nullable Nesting newNesting) {
    return new RunRequest(
        runId,
        version,
        templateRef,
        templateTitle,
        templateDigest,
        spec,
        parameters,
        initiator,
        names,
        owner,
        baseUrl,
        environment,
        hosts,
        actions,
        createdAt,
        portalUrl,
        newWidth,
        newNesting);
  }
}
