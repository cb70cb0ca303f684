package dev.formwork.activities.approval;

import static dev.formwork.activities.approval.ApprovalWorld.ADA;
import static dev.formwork.activities.approval.ApprovalWorld.BOB;
import static dev.formwork.activities.approval.ApprovalWorld.EVE;
import static dev.formwork.activities.approval.ApprovalWorld.LINK;
import static dev.formwork.activities.approval.ApprovalWorld.PEOPLE;
import static dev.formwork.activities.approval.ApprovalWorld.PLATFORM;
import static dev.formwork.activities.approval.ApprovalWorld.SINCE;
import static dev.formwork.activities.approval.ApprovalWorld.asking;
import static dev.formwork.activities.approval.ApprovalWorld.notice;
import static dev.formwork.activities.approval.ApprovalWorld.request;
import static dev.formwork.activities.approval.ApprovalWorld.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatDirectory;
import dev.formwork.activities.port.mail.Mail;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.people.Contact;
import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalNotice.Ending;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.payload.ApprovalTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ToldApproversTest {

  private final ApprovalWorld world = new ApprovalWorld();

  @Test
  void areWrittenToWhereTheCatalogSaysThatTheyAre() {
    ApprovalTelling.Told told = world.tell(asking(PEOPLE, BOB, EVE));

    assertThat(told.problems()).isEmpty();
    assertThat(world.channels()).containsExactly("Ub", "U0EVE");
    assertThat(world.mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void areAskedOnceHoweverOftenItIsTried() {
    world.tell(asking(PEOPLE, BOB, EVE));
    world.tell(asking(PEOPLE, BOB, EVE));
    world.people.with(new Contact(PLATFORM, "Platform", null, "#platform", List.of(world.bob)));

    world.tell(notice(Kind.ASK, 2, PEOPLE, null, request(List.of(), BOB, EVE, PLATFORM)));

    assertThat(world.channels()).containsExactly("Ub", "U0EVE", "#platform");
    assertThat(world.mailer.contents()).hasSize(1);
  }

  @Test
  void readWhoAsksForWhatWithoutMarkupOfItsOwn() {
    world.tell(asking(PEOPLE, BOB));

    assertThat(world.blocks(0))
        .contains("Approval needed: Java service", "Ada asks for 2 approvals")
        .contains("&lt;!channel&gt;", "<https://fw.example/runs/run-1|Open the run>")
        .doesNotContain("<!channel>");
    Mail letter = world.mailer.contents().getFirst();
    assertThat(letter.subject()).isEqualTo("Approval needed: Java service");
    assertThat(letter.text()).contains("> May we <b>spend</b>\n> <!channel> money?");
    assertThat(letter.html()).contains("May we &lt;b&gt;spend&lt;/b&gt;<br>");
  }

  @Test
  void getLinksThatAreForThemAlone() {
    world.tell(asking(PEOPLE, BOB));

    Mail letter = world.mailer.contents().getFirst();
    Matcher link = LINK.matcher(letter.text());

    assertThat(link.find()).isTrue();
    assertThat(letter.html()).contains(link.group());
    assertThat(world.tickets.read(link.group(1)))
        .contains(new ApprovalTicket("run-1", "ask", SINCE, SINCE.plusSeconds(86_400), BOB));
  }

  @Test
  void getButtonsWhoseTicketNamesNobody() {
    world.tell(asking(PEOPLE, BOB));

    Matcher value = Pattern.compile("value=([\\w-]+)").matcher(world.blocks(0));

    assertThat(value.find()).isTrue();
    assertThat(world.tickets.read(value.group(1)).orElseThrow().person()).isNull();
    assertThat(world.blocks(0)).contains("formwork_approve", "formwork_reject");
  }

  @Test
  void ofAGroupGetALetterEachAndReadTheGroupsChannel() {
    world.people.with(
        new Contact(
            PLATFORM,
            "Platform",
            "platform@example.org",
            "#platform",
            List.of(world.bob, world.eve)));

    world.tell(asking(PEOPLE, PLATFORM));

    assertThat(world.channels()).containsExactly("#platform");
    assertThat(world.mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void ofAGroupWithoutKnownMembersReadItsListWithoutALinkThatAnswers() {
    world.people.with(
        new Contact(PLATFORM, "Platform", "platform@example.org", null, List.of(world.eve)));

    world.tell(asking(new NotifyWish("none", "people"), PLATFORM));

    assertThat(world.mailer.contents())
        .extracting(Mail::to)
        .containsExactly("platform@example.org");
    assertThat(world.mailer.contents().getFirst().text())
        .contains("https://fw.example/runs/run-1")
        .doesNotContain("/approve?t=");
    assertThat(world.channels()).isEmpty();
  }

  @Test
  void areNotWhoStartedTheRun() {
    world.tell(asking(PEOPLE, ADA, BOB));

    assertThat(world.channels()).containsExactly("Ub");
    assertThat(world.mailer.contents()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void areToldInTheChannelAndAtTheAddressThatTheTemplateNames() {
    world.tell(asking(new NotifyWish("#money", "money@example.org"), BOB, EVE));

    assertThat(world.channels()).containsExactly("#money");
    assertThat(world.mailer.contents()).extracting(Mail::to).containsExactly("money@example.org");
    assertThat(world.mailer.contents().getFirst().text()).doesNotContain("/approve?t=");
  }

  @Test
  void whomNobodyReachesAreNamed() {
    world.people.with(new Contact("user:default/tom", "Tom", null, null, List.of()));

    ApprovalTelling.Told told =
        world.tell(asking(PEOPLE, "user:default/tom", "user:default/gone", BOB));

    assertThat(told.problems())
        .containsExactly(
            "user:default/tom was not told, because the catalog has neither an e-mail address nor a Slack id of it.",
            "user:default/gone was not told, because the catalog does not have it.");
  }

  @Test
  void whomNobodyReachesHearOfItInTheDefaultChannel() {
    ApprovalTelling.Told told =
        world
            .telling(world.mailer, world.directory, "#approvals")
            .tell(asking(PEOPLE, "user:default/gone"));

    assertThat(told.problems()).isEmpty();
    assertThat(world.channels()).containsExactly("#approvals");
  }

  @Test
  void areRemindedInTheThreadUnlessTheyHaveAnswered() {
    List<Vote> votes = List.of(vote(BOB, Vote.Verdict.APPROVE));
    world.tell(asking(PEOPLE, BOB, EVE));

    world.tell(notice(Kind.REMIND, 2, PEOPLE, null, request(votes, BOB, EVE)));
    world.tell(notice(Kind.REMIND, 3, PEOPLE, null, request(List.of(), BOB, EVE)));

    assertThat(world.chat.contents()).extracting(message -> message.replyTo()).contains("1", "2");
    assertThat(world.mailer.contents()).hasSize(2);
    Mail reminder = world.mailer.contents().getLast();
    assertThat(reminder.subject()).isEqualTo("Re: Approval needed: Java service");
    assertThat(reminder.inReplyTo()).isEqualTo(world.mailer.contents().getFirst().key());
    assertThat(reminder.text()).contains("Your answer is still missing.", "/approve?t=");
  }

  @Test
  void seeWhoHasAnsweredAndNoButtonsInTheEnd() {
    List<Vote> votes = List.of(vote(BOB, Vote.Verdict.APPROVE), vote(EVE, Vote.Verdict.REJECT));
    world.tell(asking(PEOPLE, BOB, EVE, ADA));

    world.tell(notice(Kind.PROGRESS, 2, PEOPLE, null, request(votes.subList(0, 1), BOB, EVE)));
    String before = world.blocks(0);
    world.tell(notice(Kind.END, 3, PEOPLE, Ending.REJECTED, request(votes, BOB, EVE)));

    assertThat(before).contains("Bob approved: As &lt;agreed&gt;.", "1 of 2", "formwork_approve");
    assertThat(world.blocks(0))
        .contains("Eve rejected: As", ":x: Rejected.")
        .doesNotContain("formwork_approve", "formwork_reject");
    assertThat(world.blocks(1)).doesNotContain("formwork_approve");
    assertThat(world.chat.contents()).hasSize(2);
  }

  @Test
  void readInALetterHowItEnded() {
    world.tell(asking(PEOPLE, BOB));

    world.tell(notice(Kind.END, 2, PEOPLE, Ending.EXPIRED, request(List.of(), BOB)));

    Mail letter = world.mailer.contents().getLast();
    assertThat(letter.text())
        .contains("Expired: too few approvals came until 22 Nov 2026, 10:00 UTC.")
        .doesNotContain("/approve?t=");
    assertThat(letter.inReplyTo()).isEqualTo(world.mailer.contents().getFirst().key());
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
          world.mailer.send(mail);
        };
    world.people.with(new Contact("user:default/tom", "Tom", "tom@example.org", null, List.of()));
    ApprovalNotice notice = asking(PEOPLE, BOB, "user:default/tom");

    assertThatThrownBy(() -> world.telling(away, world.directory, null).tell(notice))
        .hasMessage("The mail server is away.");
    assertThat(world.mailer.contents()).extracting(Mail::to).containsExactly("tom@example.org");
    world.telling(away, world.directory, null).tell(notice);

    assertThat(world.mailer.contents())
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

    ApprovalTelling.Told told = world.telling(picky, closed, null).tell(asking(PEOPLE, BOB));

    assertThat(told.problems())
        .containsExactly("The mail server refuses bob@example.org.", "Slack lacks a scope.");
  }
}
