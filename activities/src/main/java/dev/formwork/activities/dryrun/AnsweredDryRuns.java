package dev.formwork.activities.dryrun;

import dev.formwork.activities.dryrun.DryRunRequest.Extent;
import dev.formwork.activities.port.dryrun.DryRunCalls;
import dev.formwork.workflows.dryrun.DryRunActivity;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Carries out the dry runs that callers left, and answers them. */
public final class AnsweredDryRuns implements DryRunActivity {

  private final DryRun dryRun;
  private final DryRunCalls calls;

  public AnsweredDryRuns(DryRun dryRun, DryRunCalls calls) {
    this.dryRun = dryRun;
    this.calls = calls;
  }

  @Override
  public void tryOut(String callId) {
    calls.find(callId).ifPresent(call -> calls.answer(callId, answer(call)));
  }

  private DryRunAnswer answer(DryRunCall call) {
    try {
      return answer(dryRun.run(request(call)));
    } catch (DryRunFailure failure) {
      return DryRunAnswer.failed(failure.type(), String.valueOf(failure.getMessage()));
    }
  }

  private static DryRunRequest request(DryRunCall call) {
    return new DryRunRequest(
        call.title(),
        call.spec(),
        call.values(),
        call.secrets(),
        call.initiator(),
        call.environment(),
        files(call.files()),
        Extent.DECLARED);
  }

  private static List<DryRunFile> files(List<DryRunCall.File> encoded) {
    List<DryRunFile> files = new ArrayList<>();
    for (DryRunCall.File file : encoded) {
      try {
        byte[] content = Base64.getDecoder().decode(file.base64Content());
        files.add(new DryRunFile(file.path(), false, content));
      } catch (IllegalArgumentException e) {
        throw new DryRunFailure(
            "InvalidInput",
            "The content of file '%s' is no Base64 (input: directoryContents). Encode its bytes."
                .formatted(file.path()),
            e);
      }
    }
    return files;
  }

  private static DryRunAnswer answer(DryRunResult result) {
    return new DryRunAnswer(
        result.log().stream()
            .map(line -> new DryRunAnswer.Line(line.message(), line.stepId(), line.state()))
            .toList(),
        result.files().stream()
            .map(
                file ->
                    new DryRunAnswer.File(
                        file.path(),
                        file.isExecutable(),
                        Base64.getEncoder().encodeToString(file.content())))
            .toList(),
        result.output(),
        null);
  }
}
