package dev.formwork.activities.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobCacheTest {

  private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @Test
  void keepsBlobsOverARestart() {
    new BlobCache(directory, 100).write(Hashes.of(ONE), ONE);

    assertThat(new BlobCache(directory, 100).read(Hashes.of(ONE))).contains(ONE);
  }

  @Test
  void dropsTheLeastRecentlyUsedWhenRoomRunsOut() {
    var cache = new BlobCache(directory, 40);
    String[] hashes = new String[5];
    for (int i = 0; i < 5; i++) {
      byte[] blob = ("blob-000" + i).getBytes(StandardCharsets.UTF_8);
      hashes[i] = Hashes.of(blob);
      cache.write(hashes[i], blob);
      cache.read(hashes[0]);
    }
    cache.write(Hashes.of(ONE), ONE);

    assertThat(cache.read(hashes[0])).isPresent();
    assertThat(cache.read(hashes[1])).isEmpty();
    assertThat(cache.read(Hashes.of(ONE))).isPresent();
  }

  @Test
  void takesADamagedBlobForAbsent() throws IOException {
    var cache = new BlobCache(directory, 100);
    cache.write(Hashes.of(ONE), ONE);
    Files.writeString(directory.resolve(Hashes.of(ONE)), "two");

    assertThat(cache.read(Hashes.of(ONE))).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }
}
