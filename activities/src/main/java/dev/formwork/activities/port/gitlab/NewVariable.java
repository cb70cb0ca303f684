package dev.formwork.activities.port.gitlab;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a project's pipelines, to be created.
 *
 * @param type `env_var` or `file`
 * @param forProtectedRefs whether only pipelines of protected branches and tags get it
 * @param raw whether `$` in the value is left alone
 * @param scope environments that get it, `*` for all
 * @param mark written on it in the call that creates it
 */
public record NewVariable(
    String key,
    String value,
    String type,
    boolean forProtectedRefs,
    boolean masked,
    boolean hidden,
    boolean raw,
    String scope,
    @Nullable String description,
    String mark) {

  @Override
  public String toString() {
    return "NewVariable[key=%s, type=%s, scope=%s]".formatted(key, type, scope);
  }
}
