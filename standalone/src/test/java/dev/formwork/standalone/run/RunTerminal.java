package dev.formwork.standalone.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A terminal with a person who says yes, unless told otherwise. */
final class RunTerminal implements Prompt {

  private final String server;
  private final List<String> questions = new ArrayList<>();
  private boolean isThere = true;
  private boolean saysYes = true;
  private String output = "";

  RunTerminal(String server) {
    this.server = server;
  }

  /** The exit code of `./formwork` with these words. */
  int run(String... words) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Map<String, String> environment = Map.of("FORMWORK_URL", server);
    List<String> all = List.of(words);
    int status =
        words[0].equals("runs")
            ? RunCommand.list(all.subList(1, all.size()), environment, out, this)
            : RunCommand.run(all, environment, out, this);
    output = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** What the last command printed. */
  String output() {
    return output;
  }

  /** What the person was asked. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  void sayNo() {
    saysYes = false;
  }

  /** From now on there is no terminal, as in a build. */
  void takeAway() {
    isThere = false;
  }

  @Override
  public boolean isTerminal() {
    return isThere;
  }

  @Override
  public boolean confirm(String question) {
    questions.add(question);
    return saysYes;
  }
}
