package dev.formwork.activities.fs;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

@Doc("Reads a text file of the workspace, for use in later steps.")
final class ReadFile implements Action<ReadFile.Input, ReadFile.Output> {

  /** Half of what one step's answer may hold. */
  private static final int MAX_BYTES = 32 << 10;

  record Input(@Doc("Path of the file, such as `VERSION`.") String path) {}

  record Output(@Doc("The text of the file.") String content) {}

  @Override
  public String id() {
    return "fs:read";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Path file = step.workspace().resolve(input.path(), "path");
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          "There is no file '%s' in the workspace (input: path). Correct the path."
              .formatted(input.path()));
    }
    try {
      byte[] bytes = bytes(file, input.path());
      return new Output(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          "File '%s' is not text in UTF-8 (input: path). Choose a text file."
              .formatted(input.path()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file, String path) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new InvalidInput(
          "File '%s' has %,d bytes; a step can pass on %,d (input: path). Choose a smaller file."
              .formatted(path, size, MAX_BYTES));
    }
    return Files.readAllBytes(file);
  }

  /** Reading leaves nothing behind. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
