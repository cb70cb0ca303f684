package dev.formwork.activities.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatDirectory;
import dev.formwork.activities.port.chat.InMemoryChatMessenger;
import dev.formwork.activities.port.mail.InMemoryMailer;
import dev.formwork.activities.port.mail.Mail;
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
import dev.formwork.workflows.payload.ApprovalTicket;
import dev.formwork.workflows.payload.ApprovalTickets;
import dev.formwork.workflows.payload.Keyring;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToldApproversTest {

  private static final String ADA = "user:default/ada";
  private static final String BOB = "user:default/bob";
  private static final String EVE = "user:default/eve";
  private static final String PLATFORM = "group:default/platform";
  private static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");
  private static final Pattern LINK = Pattern.compile("https://fw\\.example/approve\\?t=([\\w-]+)");
  private static final NotifyWish PEOPLE = new NotifyWish("people", "people");

  private final Contact bob = new Contact(BOB, "Bob", "bob@example.org", null, List.of());
  private final Contact eve = new Contact(EVE, "Eve", null, "U0EVE", List.of());
  private final Contact ada = new Contact(ADA, "Ada", "ada@example.org", "U0ADA", List.of());
  private final InMemoryPeople people = new InMemoryPeople().with(ada).with(bob).with(eve);
  private final InMemoryChatMessenger chat = new InMemoryChatMessenger();
  private final InMemoryMailer mailer = new InMemoryMailer();
  private final ApprovalTickets tickets = new ApprovalTickets(Keyring.generate("k"));
  private final ChatDirectory directory =
      email -> Optional.of("U" + email.charAt(0)).filter(_ -> email.startsWith("bob"));

  private ApprovalTelling telling(Mailer letters, ChatDirectory known, @Nullable String channel) {
    return ApprovalActions.telling(
        new TellingPorts(people, chat, known, letters),
        new TellingSettings(URI.create("https://fw.example"), true, channel, tickets));
  }

  private ApprovalTelling.Told tell(ApprovalNotice notice) {
    return telling(mailer, directory, null).tell(notice);
  }

  private static Wait request(List<Vote> votes, String... approvers) {
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

  private static ApprovalNotice notice(
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

  private static ApprovalNotice asking(NotifyWish wish, String... approvers) {
    return notice(Kind.ASK, 1, wish, null, request(List.of(), approvers));
  }

  private static Vote vote(String by, Vote.Verdict verdict) {
    return new Vote("ask", verdict, by, List.of(), "As <agreed>.");
  }

  private List<String> channels() {
    return chat.contents().stream().map(message -> message.posted().channel()).toList();
  }

  private String blocks(int message) {
    return chat.contents().get(message).now().blocks().toString();
  }

  @Test
  void areWrittenToWhereTheCatalogSaysThatTheyAre() {
    ApprovalTelling.Told told = tell(asking(PEOPLE, BOB, EVE));

    assertThat(told.problems()).isEmpty();
    assertThat(channels()).containsExactly("Ub", "U0EVE");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void areAskedOnceHoweverOftenItIsTried() {
    tell(asking(PEOPLE, BOB, EVE));
    tell(asking(PEOPLE, BOB, EVE));
    people.with(new Contact(PLATFORM, "Platform", null, "#platform", List.of(bob)));

    tell(notice(Kind.ASK, 2, PEOPLE, null, request(List.of(), BOB, EVE, PLATFORM)));

    assertThat(channels()).containsExactly("Ub", "U0EVE", "#platform");
    assertThat(mailer.contents()).hasSize(1);
  }

  @Test
  void readWhoAsksForWhatWithoutMarkupOfItsOwn() {
    tell(asking(PEOPLE, BOB));

    assertThat(blocks(0))
        .contains("Approval needed: Java service", "Ada asks for 2 approvals")
        .contains("&lt;!channel&gt;", "<https://fw.example/runs/run-1|Open the run>")
        .doesNotContain("<!channel>");
    Mail letter = mailer.contents().getFirst();
    assertThat(letter.subject()).isEqualTo("Approval needed: Java service");
    assertThat(letter.text()).contains("> May we <b>spend</b>\n> <!channel> money?");
    assertThat(letter.html()).contains("May we &lt;b&gt;spend&lt;/b&gt;<br>");
  }

  @Test
  void getLinksThatAreForThemAlone() {
    tell(asking(PEOPLE, BOB));

    Mail letter = mailer.contents().getFirst();
    Matcher link = LINK.matcher(letter.text());

    assertThat(link.find()).isTrue();
    assertThat(letter.html()).contains(link.group());
    assertThat(tickets.read(link.group(1)))
        .contains(new ApprovalTicket("run-1", "ask", SINCE, SINCE.plusSeconds(86_400), BOB));
  }

  @Test
  void getButtonsWhoseTicketNamesNobody() {
    tell(asking(PEOPLE, BOB));

    Matcher value = Pattern.compile("value=([\\w-]+)").matcher(blocks(0));

    assertThat(value.find()).isTrue();
    assertThat(tickets.read(value.group(1)).orElseThrow().person()).isNull();
    assertThat(blocks(0)).contains("formwork_approve", "formwork_reject");
  }

  @Test
  void ofAGroupGetALetterEachAndReadTheGroupsChannel() {
    people.with(
        new Contact(PLATFORM, "Platform", "platform@example.org", "#platform", List.of(bob, eve)));

    tell(asking(PEOPLE, PLATFORM));

    assertThat(channels()).containsExactly("#platform");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void ofAGroupWithoutKnownMembersReadItsListWithoutALinkThatAnswers() {
    people.with(new Contact(PLATFORM, "Platform", "platform@example.org", null, List.of(eve)));

    tell(asking(new NotifyWish("none", "people"), PLATFORM));

    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("platform@example.org");
    assertThat(mailer.contents().getFirst().text())
        .contains("https://fw.example/runs/run-1")
        .doesNotContain("/approve?t=");
    assertThat(channels()).isEmpty();
  }

  @Test
  void areNotWhoStartedTheRun() {
    tell(asking(PEOPLE, ADA, BOB));

    assertThat(channels()).containsExactly("Ub");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void areToldInTheChannelAndAtTheAddressThatTheTemplateNames() {
    tell(asking(new NotifyWish("#money", "money@example.org"), BOB, EVE));

    assertThat(channels()).containsExactly("#money");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("money@example.org");
    assertThat(mailer.contents().getFirst().text()).doesNotContain("/approve?t=");
  }

  @Test
  void whomNobodyReachesAreNamed() {
    people.with(new Contact("user:default/tom", "Tom", null, null, List.of()));

    ApprovalTelling.Told told = tell(asking(PEOPLE, "user:default/tom", "user:default/gone", BOB));

    assertThat(told.problems())
        .containsExactly(
            "user:default/tom was not told, because the catalog has neither an e-mail address nor a Slack id of it.",
            "user:default/gone was not told, because the catalog does not have it.");
  }

  @Test
  void whomNobodyReachesHearOfItInTheDefaultChannel() {
    ApprovalTelling.Told told =
        telling(mailer, directory, "#approvals").tell(asking(PEOPLE, "user:default/gone"));

    assertThat(told.problems()).isEmpty();
    assertThat(channels()).containsExactly("#approvals");
  }

  @Test
  void areRemindedInTheThreadUnlessTheyHaveAnswered() {
    List<Vote> votes = List.of(vote(BOB, Vote.Verdict.APPROVE));
    tell(asking(PEOPLE, BOB, EVE));

    tell(notice(Kind.REMIND, 2, PEOPLE, null, request(votes, BOB, EVE)));
    tell(notice(Kind.REMIND, 3, PEOPLE, null, request(List.of(), BOB, EVE)));

    assertThat(chat.contents()).extracting(message -> message.replyTo()).contains("1", "2");
    assertThat(mailer.contents()).hasSize(2);
    Mail reminder = mailer.contents().getLast();
    assertThat(reminder.subject()).isEqualTo("Re: Approval needed: Java service");
    assertThat(reminder.inReplyTo()).isEqualTo(mailer.contents().getFirst().key());
    assertThat(reminder.text()).contains("Your answer is still missing.", "/approve?t=");
  }

  @Test
  void seeWhoHasAnsweredAndNoButtonsInTheEnd() {
    List<Vote> votes = List.of(vote(BOB, Vote.Verdict.APPROVE), vote(EVE, Vote.Verdict.REJECT));
    tell(asking(PEOPLE, BOB, EVE, ADA));

    tell(notice(Kind.PROGRESS, 2, PEOPLE, null, request(votes.subList(0, 1), BOB, EVE)));
    String before = blocks(0);
    tell(notice(Kind.END, 3, PEOPLE, Ending.REJECTED, request(votes, BOB, EVE)));

    assertThat(before).contains("Bob approved: As &lt;agreed&gt;.", "1 of 2", "formwork_approve");
    assertThat(blocks(0))
        .contains("Eve rejected: As", ":x: Rejected.")
        .doesNotContain("formwork_approve", "formwork_reject");
    assertThat(blocks(1)).doesNotContain("formwork_approve");
    assertThat(chat.contents()).hasSize(2);
  }

  @Test
  void readInALetterHowItEnded() {
    tell(asking(PEOPLE, BOB));

    tell(notice(Kind.END, 2, PEOPLE, Ending.EXPIRED, request(List.of(), BOB)));

    Mail letter = mailer.contents().getLast();
    assertThat(letter.text())
        .contains("Expired: too few approvals came until 22 Nov 2026, 10:00 UTC.")
        .doesNotContain("/approve?t=");
    assertThat(letter.inReplyTo()).isEqualTo(mailer.contents().getFirst().key());
  }

  @Test
  void areToldAsFarAsPossibleAndTheRestIsTriedAgain() {
    List<String> tried = new ArrayList<>();
    Mailer away =
        mail -> {
          tried.add(mail.to());
          if (tried.size() == 1) {
            throw new Unavailable("The mail server is away.");
          }
          mailer.send(mail);
        };
    people.with(new Contact("user:default/tom", "Tom", "tom@example.org", null, List.of()));
    ApprovalNotice notice = asking(PEOPLE, BOB, "user:default/tom");

    assertThatThrownBy(() -> telling(away, directory, null).tell(notice))
        .hasMessage("The mail server is away.");
    assertThat(mailer.contents()).extracting(Mail::to).containsExactly("tom@example.org");
    telling(away, directory, null).tell(notice);

    assertThat(mailer.contents())
        .extracting(Mail::to)
        .containsExactly("tom@example.org", "bob@example.org");
  }

  @Test
  void areNotTriedAgainWhoAreRefusedForGood() {
    Mailer picky =
        _ -> {
          throw new InvalidInput("The mail server refuses bob@example.org.");
        };
    ChatDirectory closed =
        _ -> {
          throw new PermissionDenied("Slack lacks a scope.");
        };

    ApprovalTelling.Told told = telling(picky, closed, null).tell(asking(PEOPLE, BOB));

    assertThat(told.problems())
        .containsExactly("The mail server refuses bob@example.org.", "Slack lacks a scope.");
  }
}
