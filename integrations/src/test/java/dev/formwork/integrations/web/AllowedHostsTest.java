package dev.formwork.integrations.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.integrations.git.AddressGuard.Refused;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {

  private final AllowedHosts hosts =
      new AllowedHosts(
          List.of("files.invalid", "*.corp.invalid", "odd.invalid:8443", "*.0.0.1", "127.0.0.2"),
          List.of(
              GitHost.github(URI.create("https://git.invalid"), owner -> Optional.empty()),
              GitHost.local(URI.create("http://127.0.0.1:8080/git"))));

  @Test
  void allowsWhatIsListedHoweverItIsWritten() {
    for (String allowed :
        List.of(
            "https://files.invalid/a",
            "http://FILES.invalid:80/a",
            "https://files.invalid./a",
            "https://deep.down.corp.invalid/a",
            "https://odd.invalid:8443/a",
            "https://git.invalid/acme/payments",
            "http://127.0.0.1:8080/git/demo/payments",
            "http://127.0.0.2/a")) {
      assertThatCode(() -> hosts.check(URI.create(allowed))).as(allowed).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesWhatIsNotListed() {
    for (String refused :
        List.of(
            "https://other.invalid/a",
            "https://files.invalid:8443/a",
            "https://files.invalid.evil.invalid/a",
            "https://corp.invalid/a",
            "https://evilcorp.invalid/a",
            "https://odd.invalid/a",
            "http://127.0.0.1:8081/a",
            "http://[::1]/a",
            "https://user:password@files.invalid/a",
            "file:///etc/passwd",
            "https:///a")) {
      assertThatExceptionOfType(Refused.class)
          .as(refused)
          .isThrownBy(() -> hosts.check(URI.create(refused)))
          .satisfies(e -> assertThatCode(e::sentence).doesNotThrowAnyException());
    }
  }

  @Test
  void refusesAListedPatternThatLeadsToThisMachine() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> hosts.check(URI.create("http://127.0.0.1/a")))
        .withMessageContaining("leads to 127.0.0.1");
  }
}
