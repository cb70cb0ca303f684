package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.StepContext;
import java.nio.file.Path;
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
    return ChangedActions.within(new Holding(CrashGate.at(folder)));
  }

  private record Holding(CrashGate gate) implements ChangedActions.Surroundings {

    @Override
    public <I extends Record, O extends Record> O run(
        Action<I, O> action, I input, StepContext step) {
      CrashGate.Order order = order(step, input);
      if (!order.moment().isDisturbed()) {
        return action.run(input, step);
      }
      if (order.moment() == Moment.BEFORE) {
        gate.hold(order.name(), "start");
      }
      if (order.moment() == Moment.DURING) {
        gate.arm(order.name());
        step = told(step, order);
      }
      try {
        O output = action.run(input, step);
        end(order);
        return output;
      } catch (ActionException.NotReadyYet e) {
        end(order);
        throw e;
      }
    }

    private void end(CrashGate.Order order) {
      gate.disarm(order.name());
      if (order.moment() == Moment.DURING || order.moment() == Moment.AFTER) {
        gate.hold(order.name(), "end");
      }
    }

    @Override
    public <I extends Record, O extends Record> void undo(
        Action<I, O> action, I input, @Nullable O output, StepContext step) {
      CrashGate.Order order = order(step, input);
      if (order.moment() != Moment.UNDO) {
        action.undo(input, output, step);
        return;
      }
      gate.arm(order.name());
      action.undo(input, output, told(step, order));
      gate.disarm(order.name());
      gate.hold(order.name(), "end");
    }

    /** What the test wants of this step; nothing of most. */
    private CrashGate.Order order(StepContext step, Record input) {
      return step.stepId().equals(SUBJECT)
          ? gate.awaitOrder(step.run().runId(), input.toString())
          : new CrashGate.Order("", Moment.NONE);
    }

    private StepContext told(StepContext step, CrashGate.Order order) {
      return new Watched(step, () -> gate.hold(order.name(), "told"));
    }
  }
}
