package dev.formwork.templates.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTargetsTest {

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({
    "file, true",
    "missing, true",
    "missing/../file, true",
    "../root/file, true",
    "dir/../.., false",
    "/etc/hostname, false",
    "/no/such/file, false",
    "up/file, true",
    "up/../file, false",
    "up/missing/../../file, false",
    "chain, false",
    "round, true",
  })
  void followsALinkToItsEnd(String target, boolean stays) throws IOException {
    Path root = root();
    Files.createDirectories(root.resolve("dir"));
    Files.createSymbolicLink(root.resolve("dir/top"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("up"), Path.of("dir/top"));
    Files.createSymbolicLink(root.resolve("chain"), Path.of("end"));
    Files.createSymbolicLink(root.resolve("end"), Path.of("../outside"));
    Files.createSymbolicLink(root.resolve("round"), Path.of("round"));

    Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(target));

    assertThat(LinkTargets.staysWithin(root, link)).isEqualTo(stays);
  }

  @Test
  void followsLinksOnTheWay() throws IOException {
    Path root = root();
    Files.createSymbolicLink(root.resolve("out"), scratch);

    boolean stays = LinkTargets.staysWithin(root, root.resolve("out/anything"));

    assertThat(stays).isFalse();
  }

  private Path root() throws IOException {
    return Files.createDirectories(scratch.resolve("root")).toRealPath();
  }
}
