package dev.formwork.activities.gitlab;

import dev.formwork.activities.port.gitlab.Member;
import dev.formwork.activities.port.gitlab.Members;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Access levels as they were at one time; empty for who was no member. */
record Memberships(Map<Member, Optional<Integer>> levels) {

  Memberships {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  static Memberships read(Members members, String group, List<Member> wanted) {
    Map<Member, Optional<Integer>> levels = new LinkedHashMap<>();
    wanted.forEach(member -> levels.put(member, members.level(group, member)));
    return new Memberships(levels);
  }

  /** One line for each member: kind, id, and level or `-`. */
  String text() {
    return levels.entrySet().stream()
        .map(
            entry ->
                "%s %d %s"
                    .formatted(
                        entry.getKey().kind(),
                        entry.getKey().id(),
                        entry.getValue().map(String::valueOf).orElse("-")))
        .collect(Collectors.joining("\n"));
  }

  static Memberships parse(String text) {
    Map<Member, Optional<Integer>> levels = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ");
      levels.put(
          new Member(Member.Kind.valueOf(words[0]), Long.parseLong(words[1])),
          words[2].equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(words[2])));
    }
    return new Memberships(levels);
  }
}
