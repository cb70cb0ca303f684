package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a run and how far it has come. */
final class StepProgress {

  private final StepSpec spec;
  private final int position;
  private final List<Made> made = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Leftover> leftovers = new ArrayList<>();
  private StepState state = StepState.OPEN;
  private @Nullable String failure;
  private Map<String, Object> input;
  private int round = 1;
  private @Nullable Branch branch;

  StepProgress(StepSpec spec, int position) {
    this.spec = spec;
    this.position = position;
    this.input = spec.input();
  }

  StepSpec spec() {
    return spec;
  }

  String id() {
    return spec.id();
  }

  /** Place in the template, from 1. */
  int position() {
    return position;
  }

  /** The step's `input`, not rendered: the template's, or a person's. */
  Map<String, Object> input() {
    return input;
  }

  /** 1, and one more for every time a person retried the step. */
  int round() {
    return round;
  }

  /**
   * Begins anew.
   *
   * @param other the `input` from now on, or null to leave it
   */
  void retry(@Nullable Map<String, Object> other) {
    round++;
    failure = null;
    state = StepState.OPEN;
    input = other == null ? input : other;
  }

  /** What the step reads and works on when others run beside it; null when it runs alone. */
  @Nullable Branch branch() {
    return branch;
  }

  void runIn(Branch itsBranch) {
    branch = itsBranch;
  }

  StepState state() {
    return state;
  }

  List<Link> links() {
    return links;
  }

  List<Leftover> leftovers() {
    return leftovers;
  }

  @Nullable String failure() {
    return failure;
  }

  void moveTo(StepState next) {
    state = next;
  }

  void fail(String message) {
    state = StepState.FAILED;
    failure = message;
  }

  void add(StepResult result) {
    made.addAll(result.made());
    links.addAll(result.links());
  }

  void leave(List<Leftover> more) {
    leftovers.addAll(more);
  }

  StepView view() {
    return new StepView(spec.id(), spec.name(), spec.action(), state, failure, made, leftovers);
  }
}
