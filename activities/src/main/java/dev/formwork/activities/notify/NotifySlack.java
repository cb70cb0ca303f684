package dev.formwork.activities.notify;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.chat.ChatMessage;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.chat.ChatReceipt;
import dev.formwork.workflows.RunInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc(
    "Posts a message to a Slack channel. Later messages of the same run go into its thread, and the first one is updated when the run has ended.")
final class NotifySlack implements Action<NotifySlack.Input, NotifySlack.Output> {

  private static final int MAX_BLOCKS = 45;
  private static final int MAX_TEXT = 4_000;

  record Input(
      @Doc("Name of the channel, such as `#team-payments`, or its id.")
          @Shape("{\"pattern\": \"^#?[^\\\\s#@<>]{1,80}$\"}")
          String channel,
      @Doc("The message; `**bold**` and `[links](https://example.org)` are understood.")
          @Shape("{\"minLength\": 1, \"maxLength\": 11000}")
          String message,
      @Doc("Heading above the message.") @Nullable String title,
      @Doc("Blocks of Block Kit to show in place of the message.")
          @Nullable List<Map<String, Object>> blocks) {

    @SuppressWarnings("unchecked")
    Input without(HiddenSecrets secrets) {
      return new Input(
          channel,
          secrets.in(message),
          secrets.inOptional(title),
          (List<Map<String, Object>>) secrets.inTree(blocks));
    }
  }

  record Output(
      @Doc("Id of the channel.") String channelId,
      @Doc("Address of the message, when Slack tells one.") @Nullable String url) {}

  private final ChatMessenger messenger;

  NotifySlack(ChatMessenger messenger) {
    this.messenger = messenger;
  }

  @Override
  public String id() {
    return "notify:slack";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults();
  }

  @Override
  public Output run(Input written, StepContext step) {
    Input input = written.without(new HiddenSecrets(step));
    RunInfo run = step.run();
    String heading = input.title() == null ? "" : "*" + SlackText.escape(input.title()) + "*\n";
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("run", run.runId());
    metadata.put("step", step.stepId());
    ChatReceipt receipt =
        messenger.post(
            new ChatMessage(
                step.idempotencyKey(),
                run.runId(),
                input.channel(),
                run.runId(),
                SlackText.shorten(heading + SlackText.markdown(input.message()), MAX_TEXT),
                blocks(input, run),
                metadata));
    step.made("message", "Slack " + input.channel(), receipt.url());
    return new Output(receipt.channelId(), receipt.url());
  }

  private static List<Map<String, Object>> blocks(Input input, RunInfo run) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    if (input.title() != null) {
      blocks.add(SlackText.header(input.title()));
    }
    if (input.blocks() == null) {
      blocks.addAll(SlackText.sections(SlackText.markdown(input.message())));
    } else {
      blocks.addAll(own(input.blocks()));
    }
    blocks.add(SlackText.status(OutcomeText.running(run)));
    return blocks;
  }

  private static List<Map<String, Object>> own(List<Map<String, Object>> blocks) {
    if (blocks.size() > MAX_BLOCKS) {
      throw new InvalidInput(
          "A message has at most %d blocks, not %d (input: blocks). Leave some out."
              .formatted(MAX_BLOCKS, blocks.size()));
    }
    List<Map<String, Object>> harmless = new ArrayList<>();
    for (Map<String, Object> block : blocks) {
      @SuppressWarnings("unchecked")
      Map<String, Object> clean = (Map<String, Object>) withoutMentions(block);
      harmless.add(clean);
    }
    return harmless;
  }

  /** Takes the force from `<!channel>` and `<@person>`, which a value of a form may hold. */
  private static @Nullable Object withoutMentions(@Nullable Object tree) {
    return switch (tree) {
      case String text -> text.replace("<!", "&lt;!").replace("<@", "&lt;@");
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> clean.put(key, withoutMentions(value)));
        yield clean;
      }
      case List<?> list -> {
        List<@Nullable Object> clean = new ArrayList<>();
        list.forEach(item -> clean.add(withoutMentions(item)));
        yield clean;
      }
      case null -> null;
      default -> tree;
    };
  }

  /** What people have read cannot be taken back; the thread tells them that the run was. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
