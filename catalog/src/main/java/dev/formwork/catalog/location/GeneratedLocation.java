package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.LocationRef;
import dev.formwork.catalog.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entity that stands for a registered location. */
final class GeneratedLocation {

  private GeneratedLocation() {}

  /** Its name is made from the target at the time of registering and stays. */
  static EntityRef ref(String type, String target) {
    String hash = Json.sha1(new LocationRef(type, target).format());
    return new EntityRef("location", EntityRef.DEFAULT_NAMESPACE, "generated-" + hash);
  }

  static Entity of(EntityRef ref, String type, String target) {
    String location = new LocationRef(type, target).format();
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put(Annotations.MANAGED_BY_LOCATION, location);
    annotations.put(Annotations.MANAGED_BY_ORIGIN_LOCATION, location);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", ref.name());
    metadata.put("namespace", ref.namespace());
    metadata.put("annotations", annotations);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("type", type);
    spec.put("target", target);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("apiVersion", "backstage.io/v1alpha1");
    content.put("kind", "Location");
    content.put("metadata", metadata);
    content.put("spec", spec);
    return new Entity(content);
  }
}
