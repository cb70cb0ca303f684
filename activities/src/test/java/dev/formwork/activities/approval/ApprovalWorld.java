package dev.formwork.activities.approval;

import dev.formwork.activities.port.chat.ChatDirectory;
import dev.formwork.activities.port.chat.InMemoryChatMessenger;
import dev.formwork.activities.port.mail.InMemoryMailer;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.people.Contact;
import dev.formwork.activities.port.people.InMemoryPeople;
import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalNotice.Ending;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.payload.ApprovalTickets;
import dev.formwork.workflows.payload.Keyring;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People, a messenger and a mail server in memory, and requests of Ada that Bob and Eve answer. */
final class ApprovalWorld {

  static final String ADA = "user:default/ada";
  static final String BOB = "user:default/bob";
  static final String EVE = "user:default/eve";
  static final String PLATFORM = "group:default/platform";
  static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");
  static final Pattern LINK = Pattern.compile("https://fw\\.example/approve\\?t=([\\w-]+)");
  static final NotifyWish PEOPLE = new NotifyWish("people", "people");

  final Contact bob = new Contact(BOB, "Bob", "bob@example.org", null, List.of());
  final Contact eve = new Contact(EVE, "Eve", null, "U0EVE", List.of());
  final Contact ada = new Contact(ADA, "Ada", "ada@example.org", "U0ADA", List.of());
  final InMemoryPeople people = new InMemoryPeople().with(ada).with(bob).with(eve);
  final InMemoryChatMessenger chat = new InMemoryChatMessenger();
  final InMemoryMailer mailer = new InMemoryMailer();
  final ApprovalTickets tickets = new ApprovalTickets(Keyring.generate("k"));
  final ChatDirectory directory =
      email -> Optional.of("U" + email.charAt(0)).filter(_ -> email.startsWith("bob"));

  ApprovalTelling telling(Mailer letters, ChatDirectory known, @Nullable String channel) {
    return ApprovalActions.telling(
        new TellingPorts(people, chat, known, letters),
        new TellingSettings(URI.create("https://fw.example"), true, channel, tickets));
  }

  ApprovalTelling.Told tell(ApprovalNotice notice) {
    return telling(mailer, directory, null).tell(notice);
  }

  static Wait request(List<Vote> votes, String... approvers) {
    return new Wait(
        "ask",
        "ask",
        Wait.Kind.APPROVAL,
        "May we <b>spend</b>\n<!channel> money?",
        SINCE,
        SINCE.plusSeconds(86_400),
        new Wait.Approval(List.of(approvers), 2, false, votes),
        null);
  }

  static ApprovalNotice notice(
      Kind kind, int number, NotifyWish wish, @Nullable Ending ending, Wait request) {
    RunInfo run =
        new RunInfo(
            "run-1",
            "run:java-service:1",
            "template:default/java-service",
            "Java service",
            "sha256:1",
            new Initiator(ADA, "Ada", "ada@example.org", null),
            List.of(),
            null,
            SINCE,
            "https://fw.example/runs/run-1");
    return new ApprovalNotice(run, "Ask for money", request, kind, number, wish, ending);
  }

  static ApprovalNotice asking(NotifyWish wish, String... approvers) {
    return notice(Kind.ASK, 1, wish, null, request(List.of(), approvers));
  }

  static Vote vote(String by, Vote.Verdict verdict) {
    return new Vote("ask", verdict, by, List.of(), "As <agreed>.");
  }

  List<String> channels() {
    return chat.contents().stream().map(message -> message.posted().channel()).toList();
  }

  String blocks(int message) {
    return chat.contents().get(message).now().blocks().toString();
  }
}
