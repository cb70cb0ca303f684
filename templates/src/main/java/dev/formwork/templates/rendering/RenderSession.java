package dev.formwork.templates.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rendering that the current thread is at. Compiled texts are shared by all renderings; what
 * differs between them is found here.
 */
final class RenderSession {

  static final ScopedValue<RenderSession> CURRENT = ScopedValue.newInstance();

  private static final int MAX_FAULTS_OF_ONE_TEXT = 20;

  private final RenderBudget budget;
  private final Map<String, String> partials;
  private final Map<String, Object> root;
  private final FaultMessages messages;
  private final List<SkeletonFault> faults = new ArrayList<>();

  RenderSession(
      RenderBudget budget,
      Map<String, String> partials,
      Map<String, Object> root,
      FaultMessages messages) {
    this.budget = budget;
    this.partials = partials;
    this.root = root;
    this.messages = messages;
  }

  static RenderSession current() {
    return CURRENT.get();
  }

  RenderBudget budget() {
    return budget;
  }

  /** Texts of the partials by name. */
  Map<String, String> partials() {
    return partials;
  }

  Map<String, Object> root() {
    return root;
  }

  List<SkeletonFault> faults() {
    return faults;
  }

  /** Keeps a fault, so that the next ones are found too. */
  void add(TagFault fault) {
    faults.add(messages.fault(fault));
    if (faults.size() >= MAX_FAULTS_OF_ONE_TEXT) {
      throw new SkeletonException(faults);
    }
  }
}
