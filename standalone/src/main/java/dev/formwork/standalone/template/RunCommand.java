package dev.formwork.standalone.template;

import dev.formwork.standalone.DemoClient;
import dev.formwork.standalone.RunTeller;
import dev.formwork.standalone.StartFailure;
import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.Connection;
import dev.formwork.standalone.commandline.UsageFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `run TEMPLATE`: starts a run on a Formwork that is up. */
final class RunCommand {

  private RunCommand() {}

  static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    Arguments arguments =
        Arguments.of(words, Set.of("watch"), Set.of("values", "set", "secret", "server"));
    String ref = ref(arguments.onlyName("one template, such as java-service"));
    Connection connection = Connection.of(arguments, environment);
    DemoClient client = new DemoClient(connection.url(), connection.token());
    Answers answers = Answers.of(arguments);
    try {
      String id = client.launch(ref, answers.values(), answers.secrets());
      out.printf("Run %s of %s has started: %s%n", id, ref, client.page("/runs/" + id));
      if (!arguments.has("watch")) {
        return 0;
      }
      out.println();
      return new RunTeller(client, out).tell(id) ? 0 : 1;
    } catch (StartFailure refused) {
      out.println(refused.getMessage());
      if (refused.getCause() instanceof IOException) {
        out.println("Start one with ./formwork up, or name another by --server.");
      }
      return 1;
    }
  }

  /** The reference of a template that may be named by its name alone. */
  private static String ref(String name) {
    if (name.startsWith(".") || name.endsWith(".yaml") || Files.isDirectory(Path.of(name))) {
      throw new UsageFault(
          "'%s' is a file or folder, but runs use templates that a Formwork has registered. Register it in the portal first, or try it out with './formwork template test'."
              .formatted(name));
    }
    String withNamespace = name.contains("/") || name.contains(":") ? name : "default/" + name;
    return withNamespace.startsWith("template:") ? withNamespace : "template:" + withNamespace;
  }
}
