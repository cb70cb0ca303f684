package dev.formwork.activities.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @Test
  void keepsNoBlobThatWouldPushTheOthersOut() {
    byte[] large = new byte[26];
    var cache = new BlobCache(directory, 100);

    cache.write(Hashes.of(large), large);

    assertThat(cache.read(Hashes.of(large))).isEmpty();
  }

  @Test
  void holdsNoMoreThanItMayAfterTheBoundWasLowered() throws IOException {
    var before = new BlobCache(directory, 400);
    for (int i = 0; i < 10; i++) {
      byte[] blob = ("blob-%05d".formatted(i)).getBytes(StandardCharsets.UTF_8);
      before.write(Hashes.of(blob), blob);
    }

    new BlobCache(directory, 50);

    assertThat(directory.toFile().listFiles()).hasSize(5);
  }

  @Test
  void holdsNoMoreThanItMayHoweverManyWriteAtOnce() throws Exception {
    var cache = new BlobCache(directory, 100);
    List<Callable<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] blob = ("blob-%05d".formatted(i % 60)).getBytes(StandardCharsets.UTF_8);
      writers.add(
          () -> {
            cache.write(Hashes.of(blob), blob);
            cache.read(Hashes.of(blob));
            return null;
          });
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
    }

    assertThat(directory.toFile().listFiles()).hasSizeBetween(1, 10);
  }
}
