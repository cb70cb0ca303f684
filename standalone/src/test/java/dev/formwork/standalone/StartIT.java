package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {

  @TempDir Path folder;

  @Test
  void refusesASecondStartOnTheSameDataAndEndsItsChildrenWhenItIsStopped() {
    Path data = folder.resolve("data");
    List<ProcessHandle> children;
    try (FormworkProcess first = FormworkProcess.up(data)) {
      children = first.children();

      FormworkProcess second = FormworkProcess.start(data, Ports.anyFree(), Map.of());

      assertThat(second.awaitExit()).isEqualTo(2);
      assertThat(first.output()).doesNotContain("SLF4J");
      assertThat(second.output())
          .contains("already running on the data directory", first.url().toString(), "--data");
    }
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FormworkProcess formwork =
          FormworkProcess.start(folder.resolve("data"), taken.getLocalPort(), Map.of());

      assertThat(formwork.awaitExit()).isEqualTo(2);
      assertThat(formwork.output()).contains("Port " + taken.getLocalPort(), "taken", "--port");
    }
  }

  @Test
  void startsInMemoryAndSaysSoWhereNoServerCanBeHad() {
    Map<String, String> environment =
        Map.of(
            "PATH",
            "/nowhere:/bin",
            "FORMWORK_CACHE",
            folder.resolve("cache").toString(),
            "HTTPS_PROXY",
            "http://127.0.0.1:9");
    int port = Ports.anyFree();
    try (FormworkProcess formwork = FormworkProcess.up(folder.resolve("data"), port, environment)) {
      assertThat(formwork.output().replaceAll("\\s+", " "))
          .contains("will not survive a restart", "no Temporal UI");
      ApiClient api = new ApiClient(formwork.url());
      assertThat(api.await(api.launch("in-memory")).path("phase").asText()).isEqualTo("completed");
    }
  }
}
