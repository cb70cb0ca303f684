package dev.formwork.integrations.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays Crossplane's controllers for one claim on a real API server: it binds the claim to a
 * composite with one subnet, and sets their conditions in the order and with the reasons that
 * Crossplane documents. Everything else about it is not Crossplane.
 */
public final class ScriptedCrossplane {

  private static final String GROUP = "database.platform.example.org";
  private static final ResourceDefinitionContext CLAIMS =
      kind(GROUP, "v1alpha1", "PostgreSQLInstance", "postgresqlinstances", true);
  private static final ResourceDefinitionContext COMPOSITES =
      kind(GROUP, "v1alpha1", "XPostgreSQLInstance", "xpostgresqlinstances", false);
  private static final ResourceDefinitionContext SUBNETS =
      kind("network.example.org", "v1", "Subnet", "subnets", false);

  private final KubernetesClient client;
  private final String name;

  public ScriptedCrossplane(KubernetesClient client, String claim) {
    this.client = client;
    this.name = claim;
  }

  private static ResourceDefinitionContext kind(
      String group, String version, String kind, String plural, boolean namespaced) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }

  /** Applies the claim as GitOps would, with nobody's mark. */
  public void claimByHand() {
    var claim = object(GROUP + "/v1alpha1", "PostgreSQLInstance", name);
    claim.getMetadata().setNamespace("default");
    claim.setAdditionalProperty("spec", Map.of("size", "small"));
    client.genericKubernetesResources(CLAIMS).inNamespace("default").resource(claim).create();
  }

  /** Binds the claim and begins to make what is behind it. */
  public void begin() {
    var subnet = object("network.example.org/v1", "Subnet", name + "-net");
    client.genericKubernetesResources(SUBNETS).resource(subnet).create();
    var composite = object(GROUP + "/v1alpha1", "XPostgreSQLInstance", name + "-x1");
    composite.setAdditionalProperty(
        "spec",
        Map.of(
            "resourceRefs",
            List.of(
                Map.of(
                    "apiVersion",
                    "network.example.org/v1",
                    "kind",
                    "Subnet",
                    "name",
                    name + "-net"),
                Map.of("apiVersion", "rds.example.org/v1", "kind", "Instance"))));
    client.genericKubernetesResources(COMPOSITES).resource(composite).create();
    claim()
        .edit(
            found -> {
              Map<String, Object> spec =
                  new LinkedHashMap<>(found.<Map<String, Object>>get("spec"));
              spec.put(
                  "resourceRef",
                  Map.of(
                      "apiVersion",
                      GROUP + "/v1alpha1",
                      "kind",
                      "XPostgreSQLInstance",
                      "name",
                      name + "-x1"));
              spec.put("writeConnectionSecretToRef", Map.of("name", name + "-conn"));
              found.setAdditionalProperty("spec", spec);
              return found;
            });
    status(claim(), synced(), ready("False", "Waiting", "Composite resource is not yet ready"));
    status(composite(), synced(), ready("False", "Creating", ""));
    status(subnet(), synced(), ready("False", "Creating", "waiting for an address range"));
  }

  /** Lets the cloud refuse the subnet; the claim itself does not tell. */
  public void refuse(String why) {
    status(
        subnet(),
        Map.of("type", "Synced", "status", "False", "reason", "ReconcileError", "message", why),
        ready("False", "Creating", ""));
  }

  /** Everything is made. */
  public void finish() {
    status(subnet(), synced(), ready("True", "Available", ""));
    status(composite(), synced(), ready("True", "Available", ""));
    status(claim(), synced(), ready("True", "Available", ""));
  }

  /** Somebody deletes the claim. */
  public void delete() {
    claim().delete();
  }

  private Resource<GenericKubernetesResource> claim() {
    return client.genericKubernetesResources(CLAIMS).inNamespace("default").withName(name);
  }

  private Resource<GenericKubernetesResource> composite() {
    return client.genericKubernetesResources(COMPOSITES).withName(name + "-x1");
  }

  private Resource<GenericKubernetesResource> subnet() {
    return client.genericKubernetesResources(SUBNETS).withName(name + "-net");
  }

  @SafeVarargs
  private static void status(
      Resource<GenericKubernetesResource> resource, Map<String, Object>... conditions) {
    resource.editStatus(
        found -> {
          found.setAdditionalProperty(
              "status",
              Map.of(
                  "conditions", List.of(conditions), "address", Map.of("host", "db.example.org")));
          return found;
        });
  }

  private static Map<String, Object> synced() {
    return Map.of("type", "Synced", "status", "True", "reason", "ReconcileSuccess");
  }

  private static Map<String, Object> ready(String status, String reason, String message) {
    return Map.of("type", "Ready", "status", status, "reason", reason, "message", message);
  }

  private static GenericKubernetesResource object(String apiVersion, String kind, String name) {
    var object = new GenericKubernetesResource();
    object.setApiVersion(apiVersion);
    object.setKind(kind);
    object.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return object;
  }
}
