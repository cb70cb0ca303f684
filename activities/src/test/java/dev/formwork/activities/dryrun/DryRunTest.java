package dev.formwork.activities.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.formwork.workflows.StepState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {

  private static final String INFO = "\u001b[32minfo\u001b[39m: ";

  @TempDir private static Path disk;

  private final DryRuns dryRuns = new DryRuns(disk);

  @Test
  void rendersTheFilesOfTheTemplateIntoTheWorkspace() {
    dryRuns
        .file("skeleton/${{ values.name }}.txt", "Hello ${{ values.name }}!")
        .executable("skeleton/bin/run", "#!/bin/sh")
        .value("name", "ada");

    DryRunResult result =
        dryRuns.steps(
            """
            - id: fetch
              action: fetch:template
              input: {url: ./skeleton, values: {name: "${{ parameters.name }}"}}
            """);

    assertThat(DryRuns.text(result, "ada.txt")).isEqualTo("Hello ada!");
    assertThat(result.files())
        .extracting(DryRunFile::path, DryRunFile::isExecutable)
        .containsExactly(tuple("ada.txt", false), tuple("bin/run", true));
  }

  @Test
  void readsAddressesOutside() {
    DryRunResult result =
        dryRuns.steps(
            """
            - action: fetch:plain:file
              input: {url: "https://github.com/acme/x/README.md", targetPath: docs/README.md}
            """);

    assertThat(DryRuns.text(result, "docs/README.md")).isEqualTo("Read.");
  }

  @Test
  void waitsForNothingThatIsOutside() {
    DryRunResult result =
        dryRuns.steps(
            """
            - id: claim
              action: crossplane:claim
              input:
                apiVersion: database.example.org/v1alpha1
                kind: PostgreSQLInstance
                name: payments-db
                spec: {size: small}
                cluster: true
            - id: db
              action: crossplane:claim:wait
              input:
                apiVersion: "${{ steps.claim.output.apiVersion }}"
                kind: "${{ steps.claim.output.kind }}"
                name: "${{ steps.claim.output.name }}"
                output: {host: status.address.host}
            - id: checks
              action: github:checks:wait
              input: {repoUrl: "github.com?owner=acme&repo=payments", ref: main}
            - id: merged
              action: github:pull-request:wait
              input: {repoUrl: "github.com?owner=acme&repo=payments", number: 7}
            - action: debug:log
              input: {message: "${{ steps.db.output.values.host }} ${{ steps.merged.output.state }}"}
            """);

    assertThat(result.log())
        .extracting(DryRunLine::message)
        .contains(INFO + "status.address.host merged");
  }

  @Test
  void tellsEachStepInBackstagesWords() {
    DryRunResult result =
        dryRuns
            .value("name", "ada")
            .steps(
                """
                - id: say
                  name: Say
                  action: debug:log
                  input: {message: "Hi ${{ parameters.name }}"}
                - id: not
                  name: Not
                  if: ${{ false }}
                  action: debug:log
                """);

    assertThat(result.log())
        .startsWith(
            new DryRunLine("Starting up task with 3 steps", null, null),
            new DryRunLine("Beginning step Say", "say", StepState.RUNNING),
            new DryRunLine(
                INFO
                    + "Running debug:log in dry-run mode with inputs (secrets redacted): {\n"
                    + "  \"message\": \"Hi ada\"\n"
                    + "}",
                "say",
                null))
        .contains(
            new DryRunLine(INFO + "Hi ada", "say", null),
            new DryRunLine("Finished step Say", "say", StepState.COMPLETED))
        .endsWith(
            new DryRunLine("Beginning step Not", "not", StepState.RUNNING),
            new DryRunLine(
                "Skipping step not because its if condition was false", "not", StepState.SKIPPED));
  }

  @Test
  void hidesSecretsThatItReallyPassesOn() {
    DryRunResult result =
        dryRuns
            .secret("token", "s3cr3t-value")
            .steps(
                """
                - id: write
                  action: fs:write
                  input: {path: token.txt, content: "${{ secrets.token }}"}
                - id: say
                  action: debug:log
                  input: {message: "tok=${{ secrets.token }}"}
                """);

    assertThat(DryRuns.text(result, "token.txt")).isEqualTo("s3cr3t-value");
    assertThat(result.log().toString())
        .doesNotContain("s3cr3t-value")
        .contains("\"message\": \"tok=***\"");
  }

  @Test
  @DisplayName("96: makes outputs up for an action that supports no dry run")
  void makesOutputsUpForAnActionThatSupportsNoDryRun() {
    DryRunResult result =
        dryRuns.steps(
            """
            - id: order
              name: Order
              action: acme:order
            - id: say
              action: debug:log
              input: {message: "${{ steps.order.output | dump }}"}
            """);

    assertThat(result.log())
        .contains(
            new DryRunLine(
                "Skipping because acme:order does not support dry-run",
                "order",
                StepState.SKIPPED));
    assertThat(result.log().toString())
        .contains("\\\"text\\\":\\\"<example>\\\"")
        .contains("\\\"count\\\":0")
        .contains("\\\"whole\\\":\\\"<unknown>\\\"")
        .contains("\\\"sure\\\":false")
        .contains("\\\"list\\\":[\\\"<example>\\\"]")
        .contains("\\\"told\\\":\\\"eu-1\\\"");
  }

  @Test
  void skipsPublishingUnlessEverythingIsWanted() {
    String steps =
        """
        - {id: w, action: fs:write, input: {path: a.txt, content: x}}
        - id: publish
          action: publish:github
          input: {repoUrl: "github.com?owner=acme&repo=payments"}
        - id: say
          action: debug:log
          input: {message: "at ${{ steps.publish.output.remoteUrl }}"}
        """;

    DryRunResult declared = new DryRuns(disk).steps(steps);
    DryRunResult everything = new DryRuns(disk).everything().steps(steps);

    assertThat(declared.log().toString()).contains("at <example>");
    assertThat(everything.log().toString())
        .contains("at https://github.com/acme/payments")
        .contains("Pushing to branch main of acme/payments.");
  }

  @Test
  void runsEachRoundAndCollectsTheirOutputs() {
    DryRunResult result =
        dryRuns
            .file("a.txt", "A")
            .file("b.txt", "B")
            .value("names", List.of("a", "b", "c"))
            .steps(
                """
                - action: fetch:plain
                  input: {url: .}
                - id: read
                  each: ${{ parameters.names }}
                  if: ${{ each.value != "c" }}
                  action: fs:read
                  input: {path: "${{ each.value }}.txt"}
                - action: debug:log
                  input: {message: "got ${{ steps.read.output.content | join(\\"+\\") }}"}
                """);

    assertThat(result.log())
        .extracting(DryRunLine::message)
        .contains(
            "Running step each: {\"key\":\"0\",\"value\":\"a\"}",
            "Skipping step each: {\"key\":\"2\",\"value\":\"c\"}",
            INFO + "got A+B");
  }

  @Test
  void rendersTheOutputWithoutSecrets() {
    DryRunResult result =
        dryRuns
            .secret("token", "s3cr3t-value")
            .run(
                """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata: {name: tried}
                spec:
                  type: service
                  steps: [{action: debug:log}]
                  output:
                    region: ${{ environment.parameters.region }}
                    secret: ${{ secrets.token }}
                    ref: ${{ user.ref }}
                """);

    assertThat(result.output()).isEqualTo(Map.of("region", "eu", "ref", "user:default/ada"));
  }

  @Test
  void leavesNothingOnTheDisk(@TempDir Path empty) throws Exception {
    new DryRuns(empty).file("a.txt", "x").steps("- {action: fetch:plain, input: {url: .}}");

    try (var left = Files.list(empty)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @DisplayName("102: deletes the files of a folder that is named")
  void deletesTheFilesOfAFolder() {
    DryRunResult result =
        dryRuns
            .file("d/e/x.txt", "x")
            .file("keep.txt", "x")
            .steps(
                """
                - {action: fetch:plain, input: {url: .}}
                - {action: fs:delete, input: {files: [d]}}
                - {action: fs:readdir, id: left, input: {paths: [.], recursive: true}}
                - action: debug:log
                  input: {message: "dirs ${{ steps.left.output.folders | join(',', 'path') }}"}
                """);

    assertThat(result.files()).extracting(DryRunFile::path).containsExactly("keep.txt");
  }

  @Test
  @DisplayName("103: gives a service no user")
  void givesAServiceNoUser() {
    DryRunResult result =
        dryRuns
            .byService()
            .run(
                """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata: {name: tried}
                spec:
                  type: service
                  steps: [{action: debug:log, input: {message: "by '${{ user.ref }}'"}}]
                  output: {ref: "${{ user.ref }}", text: [{content: "by ${{ user.ref }}"}]}
                """);

    assertThat(result.output()).isEqualTo(Map.of("text", List.of(Map.of("content", "by "))));
    assertThat(result.log()).extracting(DryRunLine::message).contains(INFO + "by ''");
  }
}
