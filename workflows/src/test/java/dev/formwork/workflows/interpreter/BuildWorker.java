package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A worker of whatever build of the workflows is on its classpath, in a process of its own. Its
 * activities answer plain JSON, so that this class fits every build. A step whose action ends in
 * `:hold` never ends.
 */
final class BuildWorker {

  private BuildWorker() {}

  /** Takes the server's address, the keyring and a file that every step is written into. */
  public static void main(String[] arguments) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    WorkerFactory factory =
        WorkerFactory.newInstance(
            WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(RunDataConverter.of(Keyring.parse(arguments[1])))
                    .build()));
    Worker worker = factory.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(new PlainSteps(Path.of(arguments[2])));
    factory.start();
  }

  private record PlainSteps(Path calls) implements DynamicActivity {

    @Override
    public Object execute(EncodedValues values) {
      ActivityInfo info = Activity.getExecutionContext().getInfo();
      String type = info.getActivityType();
      if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
        return Map.of();
      }
      write(info.getWorkflowId() + " " + type);
      if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
        return Map.of("undone", List.of(), "leftovers", List.of());
      }
      while (type.endsWith(":hold")) {
        Activity.getExecutionContext().heartbeat("at work");
        pause();
      }
      return Map.of("output", Map.of("made", type), "made", List.of(), "links", List.of());
    }

    private void write(String line) {
      try {
        Files.writeString(calls, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void pause() {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
