package dev.formwork.activities.debug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Doc("Writes a message into the log of the run, and lists the files of the workspace if asked to.")
final class LogMessage implements Action<LogMessage.Input, NoOutput> {

  private static final int MAX_CONTENT = 4_000;

  /** Writes as `JSON.stringify` does with an indent of two. */
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

  record Input(
      @Doc("The message.") @Nullable String message,
      @Doc(
              "`true` or `with-filenames` lists the files of the workspace, `with-contents` shows what is in them, too.")
          @Shape(
              "{\"anyOf\": [{\"type\": \"boolean\"}, {\"type\": \"string\", \"enum\": [\"with-filenames\", \"with-contents\"]}]}")
          @Nullable Object listWorkspace) {}

  @Override
  public String id() {
    return "debug:log";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public NoOutput run(Input input, StepContext step) {
    step.log().info(json(input));
    if (input.message() != null) {
      step.log().info(input.message());
    }
    Object list = input.listWorkspace();
    if (list != null && !list.equals(false)) {
      step.log().info("Workspace:\n" + list(step.workspace().root(), list.equals("with-contents")));
    }
    return new NoOutput();
  }

  /** As in Backstage, the whole input comes first. */
  private static String json(Input input) {
    Map<String, Object> given = new LinkedHashMap<>();
    if (input.message() != null) {
      given.put("message", input.message());
    }
    if (input.listWorkspace() != null) {
      given.put("listWorkspace", input.listWorkspace());
    }
    try {
      return JSON.writeValueAsString(given);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String list(Path root, boolean contents) {
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files =
          walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
      return files.stream()
          .map(file -> "  - " + root.relativize(file) + (contents ? "\n\n" + text(file) : ""))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.length() > MAX_CONTENT ? text.substring(0, MAX_CONTENT) + "…" : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line in a log stays, as the log of what happened. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
