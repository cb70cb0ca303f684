package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.StepContext;
import dev.formwork.worker.InstalledActions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the step `subject` of every run stop at the moment that the test ordered. In the middle of
 * its work it stops where the far side keeps its answer back ({@link Turnstile}), else where it
 * tells that it made or took back something, else at its end.
 */
@Configuration(proxyBeanMethods = false)
class HeldActions {

  static final String SUBJECT = "subject";

  @Bean
  static BeanPostProcessor holdingActions(@Value("${formwork.test.gate}") Path folder) {
    CrashGate gate = CrashGate.at(folder);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof InstalledActions installed)) {
          return bean;
        }
        List<Action<?, ?>> held =
            installed.actions().stream()
                .<Action<?, ?>>map(action -> new Held<>(action, gate))
                .toList();
        return new InstalledActions(held);
      }
    };
  }

  private record Held<I extends Record, O extends Record>(Action<I, O> action, CrashGate gate)
      implements Action<I, O> {

    @Override
    public String id() {
      return action.id();
    }

    @Override
    public Class<I> inputType() {
      return action.inputType();
    }

    @Override
    public Class<O> outputType() {
      return action.outputType();
    }

    @Override
    public ActionTraits traits() {
      return action.traits();
    }

    @Override
    public ActionManifest manifest() {
      return action.manifest();
    }

    @Override
    public O run(I input, StepContext step) {
      if (!step.stepId().equals(SUBJECT)) {
        return action.run(input, step);
      }
      CrashGate.Order order = gate.awaitOrder(step.run().runId());
      if (order.moment() == Moment.BEFORE) {
        gate.hold(order.name(), "start");
      }
      if (order.moment() == Moment.DURING) {
        gate.arm(order.name());
        step = new Watched(step, () -> gate.hold(order.name(), "told"));
      }
      O output = action.run(input, step);
      gate.disarm(order.name());
      if (order.moment() == Moment.DURING || order.moment() == Moment.AFTER) {
        gate.hold(order.name(), "end");
      }
      return output;
    }

    @Override
    public void undo(I input, @Nullable O output, StepContext step) {
      CrashGate.Order order =
          step.stepId().equals(SUBJECT)
              ? gate.awaitOrder(step.run().runId())
              : new CrashGate.Order("", Moment.NONE);
      if (order.moment() != Moment.UNDO) {
        action.undo(input, output, step);
        return;
      }
      gate.arm(order.name());
      action.undo(input, output, new Watched(step, () -> gate.hold(order.name(), "told")));
      gate.disarm(order.name());
      gate.hold(order.name(), "end");
    }
  }
}
