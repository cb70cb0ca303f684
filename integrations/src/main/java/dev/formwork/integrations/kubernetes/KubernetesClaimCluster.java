package dev.formwork.integrations.kubernetes;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.cluster.Claim;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.ClaimRef;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies claims by server-side apply. The field manager carries the run's id: when two runs apply
 * the same name, the API server itself refuses the second, because the mark belongs to the manager
 * of the first.
 */
public final class KubernetesClaimCluster implements ClaimCluster, AutoCloseable {

  /** Retries of the client itself; more would hold a worker for 20 seconds on each 503. */
  private static final int CLIENT_RETRIES = 2;

  private final KubernetesClient client;

  /**
   * Kinds that the cluster has told us of; a look at a tree of objects asks for each many times.
   */
  private final Map<String, APIResource> resources = new ConcurrentHashMap<>();

  /** Uses a client that somebody else closes. */
  public KubernetesClaimCluster(KubernetesClient client) {
    this.client = client;
  }

  /** Connects with the settings, lazily: the first call may fail, the constructor does not. */
  public static KubernetesClaimCluster connect(KubernetesSettings settings) {
    ConfigBuilder config =
        new ConfigBuilder(
                settings.apiServer() == null ? Config.autoConfigure(null) : Config.empty())
            .withRequestRetryBackoffLimit(CLIENT_RETRIES)
            .withRequestTimeout((int) settings.requestTimeout().toMillis());
    if (settings.apiServer() != null) {
      config.withMasterUrl(settings.apiServer().toString());
    }
    if (settings.token() != null) {
      config.withOauthToken(settings.token());
    }
    if (settings.caFile() != null) {
      config.withCaCertFile(settings.caFile().toString());
    }
    return new KubernetesClaimCluster(
        new KubernetesClientBuilder().withConfig(config.build()).build());
  }

  @Override
  public Optional<Map<String, Object>> schema(String group, String version, String kind) {
    return ApiServerFailures.translated(
        () ->
            resource(group + "/" + version, kind)
                .map(
                    resource ->
                        client
                            .apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName(resource.getName() + "." + group)
                            .get())
                .flatMap(definition -> schemaOf(definition, version)));
  }

  private static Optional<Map<String, Object>> schemaOf(
      @Nullable CustomResourceDefinition definition, String version) {
    if (definition == null) {
      return Optional.empty();
    }
    return definition.getSpec().getVersions().stream()
        .filter(each -> each.getName().equals(version) && each.getSchema() != null)
        .map(CustomResourceDefinitionVersion::getSchema)
        .map(schema -> asMap(schema.getOpenAPIV3Schema()))
        .findFirst();
  }

  @Override
  public void dryRun(Map<String, Object> object) {
    GenericKubernetesResource wanted = resourceOf(object);
    ApiServerFailures.translated(
        () ->
            handle(refOf(wanted), wanted)
                .patch(
                    patch("formwork-dry-run").withDryRun(List.of("All")).withForce(true).build(),
                    wanted));
  }

  @Override
  public Claim apply(Map<String, Object> object, String mark) {
    GenericKubernetesResource wanted = resourceOf(object);
    ClaimRef ref = refOf(wanted);
    find(ref).ifPresent(present -> requireOurs(present, mark));
    stamp(wanted, mark);
    try {
      return claimOf(handle(ref, wanted).patch(patch(managerOf(mark)).build(), wanted));
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        find(ref).ifPresent(present -> requireOurs(present, mark));
      }
      throw ApiServerFailures.translate(e);
    }
  }

  private static void requireOurs(Claim present, String mark) {
    if (!present.isMadeBy(mark)) {
      throw new NameTaken(
          "%s %s/%s exists already in the cluster and was not made by this run (input: name). Choose another name."
              .formatted(present.ref().kind(), present.ref().namespace(), present.ref().name()));
    }
  }

  private static void stamp(GenericKubernetesResource wanted, String mark) {
    Map<String, String> annotations = new LinkedHashMap<>();
    if (wanted.getMetadata().getAnnotations() != null) {
      annotations.putAll(wanted.getMetadata().getAnnotations());
    }
    annotations.put(Claim.MARK_ANNOTATION, mark);
    wanted.getMetadata().setAnnotations(annotations);
    Map<String, String> labels = new LinkedHashMap<>();
    if (wanted.getMetadata().getLabels() != null) {
      labels.putAll(wanted.getMetadata().getLabels());
    }
    labels.put(Claim.RUN_LABEL, runOf(mark));
    wanted.getMetadata().setLabels(labels);
  }

  @Override
  public Optional<Claim> find(ClaimRef ref) {
    return ApiServerFailures.translated(
        () ->
            resource(ref.apiVersion(), ref.kind())
                .map(resource -> read(ref, resource))
                .map(KubernetesClaimCluster::claimOf));
  }

  private @Nullable GenericKubernetesResource read(ClaimRef ref, APIResource resource) {
    var all = client.genericKubernetesResources(context(ref, resource));
    return Boolean.TRUE.equals(resource.getNamespaced())
        ? all.inNamespace(ref.namespace()).withName(ref.name()).get()
        : all.withName(ref.name()).get();
  }

  @Override
  public void delete(Claim claim) {
    ClaimRef ref = claim.ref();
    Optional<APIResource> resource =
        ApiServerFailures.translated(() -> resource(ref.apiVersion(), ref.kind()));
    if (resource.isEmpty()) {
      return;
    }
    String path =
        "/apis/%s/namespaces/%s/%s/%s"
            .formatted(ref.apiVersion(), ref.namespace(), resource.get().getName(), ref.name());
    try {
      client.raw(
          path,
          "DELETE",
          new DeleteOptionsBuilder()
              .withPropagationPolicy("Background")
              .withNewPreconditions()
              .withUid(claim.uid())
              .endPreconditions()
              .build());
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404 && e.getCode() != 409) {
        throw ApiServerFailures.translate(e);
      }
    }
  }

  private Optional<APIResource> resource(String apiVersion, String kind) {
    String key = apiVersion + "/" + kind;
    APIResource before = resources.get(key);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<APIResource> found = discover(apiVersion, kind);
    found.ifPresent(resource -> resources.put(key, resource));
    return found;
  }

  private Optional<APIResource> discover(String apiVersion, String kind) {
    APIResourceList known = client.getApiResources(apiVersion);
    if (known == null) {
      return Optional.empty();
    }
    return known.getResources().stream()
        .filter(each -> each.getKind().equals(kind) && !each.getName().contains("/"))
        .findFirst();
  }

  private Resource<GenericKubernetesResource> handle(
      ClaimRef ref, GenericKubernetesResource wanted) {
    APIResource resource =
        resource(ref.apiVersion(), ref.kind())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "The cluster knows no kind %s in %s (input: kind). Install its XRD, or correct apiVersion and kind."
                            .formatted(ref.kind(), ref.apiVersion())));
    return client
        .genericKubernetesResources(context(ref, resource))
        .inNamespace(ref.namespace())
        .resource(wanted);
  }

  private static ResourceDefinitionContext context(ClaimRef ref, APIResource resource) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(ref.group())
        .withVersion(ref.version())
        .withKind(ref.kind())
        .withPlural(resource.getName())
        .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
        .build();
  }

  private static PatchContext.Builder patch(String manager) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(manager)
        .withFieldValidation("Strict");
  }

  private static String managerOf(String mark) {
    return "formwork-" + runOf(mark);
  }

  private static String runOf(String mark) {
    int slash = mark.indexOf('/');
    return slash < 0 ? mark : mark.substring(0, slash);
  }

  private static GenericKubernetesResource resourceOf(Map<String, Object> object) {
    GenericKubernetesResource resource =
        Serialization.jsonMapper().convertValue(object, GenericKubernetesResource.class);
    if (resource.getMetadata() == null || resource.getMetadata().getName() == null) {
      throw new InvalidInput("The object has no metadata.name. Give it one.");
    }
    if (resource.getMetadata().getNamespace() == null) {
      resource.getMetadata().setNamespace("default");
    }
    return resource;
  }

  private static ClaimRef refOf(GenericKubernetesResource resource) {
    return new ClaimRef(
        resource.getApiVersion(),
        resource.getKind(),
        Objects.toString(resource.getMetadata().getNamespace(), ""),
        resource.getMetadata().getName());
  }

  private static Claim claimOf(GenericKubernetesResource resource) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    return new Claim(
        refOf(resource),
        resource.getMetadata().getUid(),
        asMap(resource),
        annotations == null ? null : annotations.get(Claim.MARK_ANNOTATION),
        Editors.of(resource.getMetadata()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return Serialization.jsonMapper().convertValue(value, LinkedHashMap.class);
  }

  @Override
  public void close() {
    client.close();
  }
}
