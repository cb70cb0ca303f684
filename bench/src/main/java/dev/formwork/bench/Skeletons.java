package dev.formwork.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Skeletons of a given size, with the expressions and statements that skeletons have. */
final class Skeletons {

  private static final int FILE_SIZE = 2048;
  private static final int FILES_IN_FOLDER = 20;

  private Skeletons() {}

  /** Writes `skel` and, beside it, `values.json`; answers where `skel` is. */
  static Path write(Path directory, int files, Map<String, Object> values) throws IOException {
    Path skeleton = Files.createDirectories(directory.resolve("skel"));
    Files.writeString(
        directory.resolve("values.json"), new ObjectMapper().writeValueAsString(values));
    for (int i = 0; i < files; i++) {
      Path folder = skeleton.resolve("part-%d/${{ values.name }}".formatted(i / FILES_IN_FOLDER));
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("${{ values.name | upper }}-%d.txt".formatted(i)), text(i));
    }
    return skeleton;
  }

  /** Names and contents of all files. */
  static List<String> texts(Path skeleton) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(skeleton)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        texts.add(skeleton.relativize(path).toString());
        texts.add(Files.readString(path));
      }
    }
    return texts;
  }

  private static String text(int number) {
    StringBuilder text = new StringBuilder("# ${{ values.name | title }}, file " + number + "\n\n");
    for (int line = 0; text.length() < FILE_SIZE - 400; line++) {
      text.append("line ").append(line).append(" of a file that is mostly text, as files are\n");
      if (line % 10 == 0) {
        text.append("owner: ${{ values.owner }}, port: ${{ values.port + ").append(line);
        text.append(" }}\n{% if values.port > 80 %}secure{% else %}plain{% endif %}\n");
      }
    }
    text.append("{% for region in values.regions %}\n- ${{ loop.index }} ${{ region }}\n");
    text.append("{% endfor %}\n");
    return text.append("x".repeat(Math.max(0, FILE_SIZE - text.length()))).toString();
  }
}
