package dev.formwork.integrations.opentelemetry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.formwork.activities.port.trace.CallTraces;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoResult;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Makes a span of each attempt of a step, of an undo and of what a workflow has recorded. */
final class AttemptTraces extends WorkerInterceptorBase {

  private final Tracer tracer;

  AttemptTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Traced(next);
  }

  /** What requests of all kinds say about what they belong to. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Head(@Nullable Run run, @Nullable String stepId, @Nullable Head step) {}

  /** The run of a request. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Run(String runId, String templateRef) {}

  private final class Traced extends ActivityInboundCallsInterceptorBase {

    private @Nullable ActivityInfo info;

    Traced(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Span span = begin(info, input);
      try (Scope scope = span.makeCurrent()) {
        ActivityOutput output =
            ScopedValue.where(CallTraces.CURRENT, new SpansOfCalls(tracer))
                .call(() -> super.execute(input));
        span.setAttribute(SpanAttributes.OUTCOME, outcome(output.getResult()));
        return output;
      } catch (RuntimeException failure) {
        span.setAttribute(SpanAttributes.OUTCOME, outcome(failure));
        span.setStatus(StatusCode.ERROR);
        throw failure;
      } finally {
        span.end();
      }
    }
  }

  private Span begin(
      @Nullable ActivityInfo info, ActivityInboundCallsInterceptor.ActivityInput input) {
    String type = info == null ? "" : info.getActivityType();
    boolean isOfAction = isDecodedLater(input.getArguments());
    Span span =
        (isOfAction ? builder(type) : tracer.spanBuilder("activity " + type))
            .setParent(TraceHeader.parent(input.getHeader().getValues()))
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    if (info != null) {
      span.setAttribute(SpanAttributes.ATTEMPT, (long) info.getAttempt());
    }
    if (isOfAction && span.isRecording()) {
      describe(span, (EncodedValues) input.getArguments()[0]);
    }
    return span;
  }

  /** Whether the one activity of all actions is called, rather than one of our own. */
  private static boolean isDecodedLater(Object[] arguments) {
    return arguments.length > 0 && arguments[0] instanceof EncodedValues;
  }

  private SpanBuilder builder(String type) {
    if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
      return tracer.spanBuilder("run record");
    }
    if (type.equals(TemplateRun.MERGE_ACTIVITY)) {
      return tracer.spanBuilder("files merge");
    }
    if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
      String action = type.substring(0, type.length() - TemplateRun.UNDO_SUFFIX.length());
      return tracer.spanBuilder("undo " + action).setAttribute(SpanAttributes.ACTION, action);
    }
    return tracer.spanBuilder("step " + type).setAttribute(SpanAttributes.ACTION, type);
  }

  /** The request is read a second time for it; it is small beside what a step does. */
  private static void describe(Span span, EncodedValues arguments) {
    Head head;
    try {
      head = arguments.get(0, Head.class);
    } catch (DataConverterException unreadable) {
      // The step fails with it, in its own words.
      return;
    }
    Head step = head.step() == null ? head : head.step();
    if (step.run() != null) {
      span.setAttribute(SpanAttributes.RUN, step.run().runId());
      span.setAttribute(SpanAttributes.TEMPLATE, step.run().templateRef());
    }
    if (step.stepId() != null) {
      span.setAttribute(SpanAttributes.STEP, step.stepId());
    }
  }

  private static String outcome(@Nullable Object result) {
    return result instanceof UndoResult undone && !undone.leftovers().isEmpty()
        ? "leftovers"
        : "succeeded";
  }

  private static String outcome(RuntimeException failure) {
    return switch (failure) {
      case ApplicationFailure ours -> String.valueOf(ours.getType());
      case CanceledFailure cancelled -> "cancelled";
      case CancellationException cancelled -> "cancelled";
      default -> failure.getClass().getSimpleName();
    };
  }
}
