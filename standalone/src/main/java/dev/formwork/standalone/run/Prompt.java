package dev.formwork.standalone.run;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
public interface Prompt {

  /** Whether somebody can be asked. */
  boolean isTerminal();

  /** Asks a question that is answered with yes or no; anything but yes is no. */
  boolean confirm(String question);

  /** The terminal of this process, if it has one. */
  static Prompt ofProcess() {
    Console console = System.console();
    return new Prompt() {
      @Override
      public boolean isTerminal() {
        return console != null && console.isTerminal();
      }

      @Override
      public boolean confirm(String question) {
        return console != null && isYes(console.readLine("%s [y/N] ", question));
      }
    };
  }

  /** Whether an answer means yes. */
  static boolean isYes(@Nullable String answer) {
    return answer != null && answer.strip().matches("(?i)y|yes");
  }
}
