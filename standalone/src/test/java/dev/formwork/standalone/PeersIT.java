package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Formwork driven by Backstage's own clients from the registry; profile `peers`. They are installed
 * once per lock file, into the cache of this machine.
 */
@Tag("peers")
class PeersIT {

  private static final Path SOURCES = Path.of("src/test/peers");

  @TempDir static Path folder;

  @Test
  void servesBackstagesOwnClients() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Commands.onPath("npm").isPresent(), "The command 'npm' is not on the PATH. Install Node.");
    Path peers = install();
    int stub = Ports.anyFree();
    try (FormworkProcess formwork =
        FormworkProcess.up(
            folder.resolve("data"), "--formwork.api-urls[github.com]=http://127.0.0.1:" + stub)) {
      String output =
          run(peers, List.of("node", "drive.cjs", formwork.url().toString(), String.valueOf(stub)));

      assertThat(output).contains("calls went well.");
    }
  }

  private static Path install() throws IOException, InterruptedException {
    var sum = new CRC32();
    sum.update(Files.readAllBytes(SOURCES.resolve("package-lock.json")));
    String name = HexFormat.of().toHexDigits(sum.getValue()).toLowerCase(Locale.ROOT);
    Path peers = Files.createDirectories(MachineCache.root().resolve("peers-" + name));
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, peers.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.exists(peers.resolve("node_modules/.package-lock.json"))) {
      run(peers, List.of("npm", "ci", "--no-audit", "--no-fund"));
    }
    return peers;
  }

  /** Runs a command to its good end and answers what it said; that is shown, too. */
  private static String run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    System.out.println(text);
    assertThat(ended && process.waitFor() == 0).as(command + "\n" + text).isTrue();
    return text;
  }
}
