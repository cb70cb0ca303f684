package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import java.io.PrintStream;

/** What one command works with. */
record Session(Server server, Arguments arguments, PrintStream out, Prompt prompt, Clocked clock) {

  private static final String YES = "yes";
  private static final String WATCH = "watch";

  /**
   * Whether what was shown may be done.
   *
   * @throws NotConfirmed when nobody said yes
   */
  void confirm(String question) {
    if (arguments.has(YES)) {
      return;
    }
    if (!prompt.isTerminal()) {
      throw new NotConfirmed(
          "Nothing was done: there is no terminal at which to ask '%s'. Give --yes to answer it beforehand."
              .formatted(question));
    }
    if (!prompt.confirm(question)) {
      throw new NotConfirmed("Nothing was done.");
    }
  }

  /** What comes after something was done: nothing, or the run to its end. */
  int done(String id, String sentence) {
    out.println(sentence);
    if (arguments.has(WATCH)) {
      out.println();
      return new Watching(this).watch(id);
    }
    out.println("Follow it with ./formwork run watch " + id);
    return Exit.DONE;
  }

  /** The one name, or the first of several. */
  String id() {
    if (arguments.names().isEmpty()) {
      throw new UsageFault("Name the run by its id; ./formwork runs lists them.");
    }
    return arguments.names().getFirst();
  }

  /** Nobody said yes to what a command would have done. */
  static final class NotConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConfirmed(String message) {
      super(message);
    }
  }
}
