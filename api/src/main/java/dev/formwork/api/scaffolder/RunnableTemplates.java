package dev.formwork.api.scaffolder;

import java.util.Optional;

/** The templates that can be run, as the catalog keeps them. */
@FunctionalInterface
public interface RunnableTemplates {

  /**
   * The newest good revision, or empty when there is no such template or it never had one.
   *
   * @param ref full and in lower case
   */
  Optional<RunnableTemplate> find(TemplateRef ref);
}
