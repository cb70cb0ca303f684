package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRun;
import dev.formwork.activities.dryrun.DryRunFailure;
import dev.formwork.activities.dryrun.DryRunFile;
import dev.formwork.activities.dryrun.DryRunLine;
import dev.formwork.activities.dryrun.DryRunRequest;
import dev.formwork.activities.dryrun.DryRunResult;
import dev.formwork.templates.ParameterValidation;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.ValueFault;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One test carried out: how its dry run ended. */
sealed interface TestRun {

  /** The form does not take the values. */
  record Refused(List<String> faults) implements TestRun {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** A step failed. */
  record Failed(String message, List<DryRunLine> log) implements TestRun {
    public Failed {
      log = List.copyOf(log);
    }
  }

  /** It came to its end. */
  record Completed(DryRunResult result) implements TestRun {}

  /** Carries a test out; the steps of the template act on a world in memory. */
  static TestRun of(TestCase test, TemplateDefinition template, List<DryRunFile> files) {
    List<String> faults = new ArrayList<>();
    ParameterValidation.validate(template, test.values())
        .forEach(fault -> faults.add(words(fault)));
    ParameterValidation.validateSecrets(template, test.secrets())
        .forEach(fault -> faults.add(words(fault)));
    if (!faults.isEmpty()) {
      return new Refused(faults);
    }
    DryRun dryRun =
        Workbench.dryRun(new TestSources(test.sources()), new TestEntities(test.entities()));
    try {
      return new Completed(dryRun.run(request(test, template, files)));
    } catch (DryRunFailure failure) {
      return new Failed(String.valueOf(failure.getMessage()), failure.log());
    }
  }

  private static DryRunRequest request(
      TestCase test, TemplateDefinition template, List<DryRunFile> files) {
    return new DryRunRequest(
        template.title() == null ? template.name() : template.title(),
        RunSpec.of(template),
        test.values(),
        test.secrets(),
        initiator(test.user()),
        test.environment(),
        files,
        DryRunRequest.Extent.EVERYTHING);
  }

  private static String words(ValueFault fault) {
    return fault.stack();
  }

  private static Initiator initiator(Map<String, Object> user) {
    Object ref = user.get("ref");
    return new Initiator(
        ref == null ? null : String.valueOf(ref),
        String.valueOf(user.getOrDefault("name", "Tester")),
        String.valueOf(user.getOrDefault("email", "tester@example.org")),
        entity(user.get("entity")));
  }

  private static @Nullable Map<String, Object> entity(@Nullable Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, Object> entity = new LinkedHashMap<>();
    map.forEach((key, value) -> entity.put(String.valueOf(key), value));
    return entity;
  }
}
