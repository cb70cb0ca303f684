package dev.formwork.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalTicketsTest {

  private static final Instant SINCE = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final ApprovalTicket TICKET =
      new ApprovalTicket("run-1", "ask/eu\nwest", SINCE, SINCE.plusSeconds(60), "user:default/ada");

  private final ApprovalTickets tickets = new ApprovalTickets(Keyring.generate("new"));

  @Test
  void areReadAsTheyWereSealed() {
    ApprovalTicket nobodys = new ApprovalTicket("run-1", "ask", SINCE, SINCE, null);

    assertThat(tickets.read(tickets.seal(TICKET))).contains(TICKET);
    assertThat(tickets.read(tickets.seal(nobodys))).contains(nobodys);
  }

  @Test
  void tellNobodyWhatTheyAreFor() {
    assertThat(tickets.seal(TICKET)).matches("[A-Za-z0-9_-]{50,600}").doesNotContain("run-1");
  }

  @Test
  void areNotReadWhenSomebodyElseMadeOrChangedThem() {
    String sealed = tickets.seal(TICKET);
    char last = sealed.charAt(sealed.length() - 3);
    String changed =
        sealed.substring(0, sealed.length() - 3)
            + (last == 'A' ? 'B' : 'A')
            + sealed.substring(sealed.length() - 2);

    assertThat(tickets.read(changed)).isEmpty();
    assertThat(tickets.read(new ApprovalTickets(Keyring.generate("new")).seal(TICKET))).isEmpty();
    assertThat(tickets.read("")).isEmpty();
    assertThat(tickets.read("Zm9yZ2Vk")).isEmpty();
    assertThat(tickets.read("not base64!")).isEmpty();
  }
}
