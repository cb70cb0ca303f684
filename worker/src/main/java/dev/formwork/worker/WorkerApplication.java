package dev.formwork.worker;

import dev.formwork.workflows.dryrun.TemplateDryRunWorkflow;
import dev.formwork.workflows.interpreter.RunUndoWorkflow;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The process that runs templates. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkerSettings.class)
@Import({
  StorageConfiguration.class,
  HostConfiguration.class,
  NoticeConfiguration.class,
  CatalogConfiguration.class,
  ActionConfiguration.class,
  DryRunConfiguration.class,
  TracingConfiguration.class,
  TemporalConfiguration.class
})
public class WorkerApplication {

  /**
   * The application with its defaults. Its settings file has a name of its own, because another
   * process of the house may run in the same JVM.
   */
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(WorkerApplication.class)
        .properties("spring.config.name=formwork-worker");
  }

  /** The workflows of this build; a newer build must go on with all that an older one began. */
  public static Class<?>[] workflows() {
    return new Class<?>[] {
      TemplateRunWorkflow.class, RunUndoWorkflow.class, TemplateDryRunWorkflow.class
    };
  }

  /** Starts the process. */
  public static void main(String[] arguments) {
    builder().run(arguments);
  }
}
