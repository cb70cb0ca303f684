package dev.formwork.templates.peers;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Seeded choices. */
record Chance(RandomGenerator random) {

  static Chance of(long seed) {
    return new Chance(new SplittableRandom(seed));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
