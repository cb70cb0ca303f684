package dev.formwork.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What lives in a JVM of this machine after a full collection, as `jcmd GC.class_histogram` tells.
 *
 * @param bytes of all objects
 * @param numbers of objects by the name of their class
 */
record LiveObjects(long bytes, Map<String, Long> numbers) {

  LiveObjects {
    numbers = Map.copyOf(numbers);
  }

  static LiveObjects of(long pid) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    long bytes = 0;
    Map<String, Long> numbers = new HashMap<>();
    try (BufferedReader lines = histogram.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.trim().split("\\s+");
        if (words[0].equals("Total")) {
          bytes = Long.parseLong(words[2]);
        } else if (words.length > 3 && words[0].matches("\\d+:")) {
          numbers.merge(words[3], Long.parseLong(words[1]), Long::sum);
        }
      }
    }
    if (bytes == 0) {
      throw new IOException("No histogram of the classes of process %d came.".formatted(pid));
    }
    return new LiveObjects(bytes, numbers);
  }

  long number(String className) {
    return numbers.getOrDefault(className, 0L);
  }
}
