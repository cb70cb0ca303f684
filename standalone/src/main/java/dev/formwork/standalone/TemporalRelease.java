package dev.formwork.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The official download of the command, of a pinned version and with a pinned checksum. */
final class TemporalRelease {

  /**
   * SHA-256 of `temporal_cli_1.5.1_<platform>.tar.gz` on the release page of
   * github.com/temporalio/cli.
   */
  private static final Map<String, String> CHECKSUMS =
      Map.of(
          "linux_amd64", "ddc95e08b0b076efd4ea9733a3f488eb7d2be875f8834e616cd2a37358b4852d",
          "linux_arm64", "bd1b0db9f18b051026de8bf6cc1505f2510f14bbb7a8b9a4a91fff46c77454f5",
          "darwin_amd64", "bbb73e2a31135abe50a1f1cdb35030c42961df618e8ce9c60ae89f201540c5d9",
          "darwin_arm64", "cca01b7ea35ad56e2a328d9ae596bf716bd22313ef63c7a761c88354457c2415");

  private final String version;
  private final Progress progress;

  TemporalRelease(String version, Progress progress) {
    this.version = version;
    this.progress = progress;
  }

  /**
   * Whether the command lies at the target afterwards. What went wrong is said, and the next source
   * is tried.
   */
  boolean download(Path target) {
    String platform = platform();
    String checksum = CHECKSUMS.get(platform);
    if (checksum == null) {
      progress.say("Temporal has no release for %s.".formatted(platform));
      return false;
    }
    URI address =
        URI.create(
            "https://github.com/temporalio/cli/releases/download/v%s/temporal_cli_%s_%s.tar.gz"
                .formatted(version, version, platform));
    progress.say("Fetching Temporal %s from %s".formatted(version, address));
    try {
      Files.createDirectories(target.getParent());
      Path folder = Files.createTempDirectory(target.getParent(), "temporal-release");
      try {
        Path archive = fetch(address, folder.resolve("temporal.tar.gz"));
        requireChecksum(archive, checksum);
        unpack(archive, folder);
        Files.move(folder.resolve("temporal"), target, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } finally {
        deleteFolder(folder);
      }
    } catch (IOException e) {
      progress.say(
          "Not fetched: %s."
              .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path fetch(URI address, Path file) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<Path> response =
          client.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(3)).build(),
              HttpResponse.BodyHandlers.ofFile(file));
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return file;
    }
  }

  private static void requireChecksum(Path archive, String checksum) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(
            Files.newInputStream(archive), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!found.equals(checksum)) {
        throw new IOException("its SHA-256 is %s and must be %s".formatted(found, checksum));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString(), "temporal")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!tar.waitFor(2, TimeUnit.MINUTES) || tar.exitValue() != 0) {
      tar.destroyForcibly();
      throw new IOException("tar could not unpack it");
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String platform() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return system + "_" + machine;
  }
}
