package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.s3.S3BlobContents;
import dev.formwork.integrations.s3.S3Server;
import dev.formwork.integrations.s3.S3Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose runs keep their files in a bucket of a real S3 server. */
class BucketIT {

  @TempDir Path folder;

  @Test
  void passesFilesFromWorkerToWorkerThroughTheBucketAndLeavesNoneThere() {
    try (S3Server s3 = S3Server.start(folder.resolve("s3"));
        Servers servers = Servers.start(folder.resolve("data"));
        ApiProcess api = ApiProcess.up(servers)) {
      S3Settings bucket = s3.bucket("formwork-workspaces");
      try (WorkerProcess one = worker(servers, "one", bucket);
          WorkerProcess other = worker(servers, "other", bucket);
          S3BlobContents objects = new S3BlobContents(bucket)) {
        StartedRuns runs = StartedRuns.start(servers, 4, 12);
        runs.awaitStepsDone(3);

        assertThat(objects.list(null, 100)).hasSizeBetween(3, 11);
        one.drain();

        assertThat(runs.awaitEnd().completed()).isEqualTo(4);
        assertThat(objects.list(null, 100)).isEmpty();
        assertThat(other.output() + api.output()).doesNotContain(bucket.secretKey());
      }
    }
  }

  private static WorkerProcess worker(Servers servers, String name, S3Settings bucket) {
    return WorkerProcess.up(
        servers,
        name,
        "--spring.main.sources=" + Paced.class.getName(),
        "--formwork.test.pace=1s",
        "--formwork.workspace.store=s3",
        "--formwork.workspace.s3.bucket=" + bucket.bucket(),
        "--formwork.workspace.s3.region=" + bucket.region(),
        "--formwork.workspace.s3.endpoint=" + bucket.endpoint(),
        "--formwork.workspace.s3.path-style=true",
        "--formwork.workspace.s3.access-key=" + bucket.accessKey(),
        "--formwork.workspace.s3.secret-key=" + bucket.secretKey());
  }
}
