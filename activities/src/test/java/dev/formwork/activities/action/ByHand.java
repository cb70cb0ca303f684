package dev.formwork.activities.action;

import org.jspecify.annotations.Nullable;

/**
 * What a person does to something that a step made.
 *
 * @param words what is done, such as `a person pushes a commit`, or why nothing can be done
 * @param deed null when nothing can be done
 */
public record ByHand(String words, @Nullable Runnable deed) {

  /** Something that a person can do. */
  public static ByHand does(String words, Runnable deed) {
    return new ByHand(words, deed);
  }

  /** Nothing that a person could do. */
  public static ByHand cannot(String why) {
    return new ByHand(why, null);
  }
}
