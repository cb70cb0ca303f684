package dev.formwork.api.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.api.identity.IdentitySettings.LocalUser;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {

  private final LocalUser ada = new LocalUser("User:default/Ada", "Ada", "ada@example.org");

  @Test
  void letTheLocalUserBeOnThisMachineOnly() throws Exception {
    IdentitySettings settings = new IdentitySettings(ada, false);
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");

    assertThatCode(() -> settings.checkFor(InetAddress.getLoopbackAddress()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> settings.checkFor(everywhere))
        .hasMessageContaining("0.0.0.0", "user:default/ada");
    assertThatThrownBy(() -> settings.checkFor(null)).hasMessageContaining("all addresses");
  }

  @Test
  void letTheOperatorAllowIt() throws Exception {
    IdentitySettings settings = new IdentitySettings(ada, true);

    assertThatCode(() -> settings.checkFor(InetAddress.getByName("0.0.0.0")))
        .doesNotThrowAnyException();
  }

  @Test
  void refuseALocalUserThatIsNoUser() {
    assertThatThrownBy(() -> new LocalUser("ada", "Ada", "a@b.c"))
        .hasMessageContaining("formwork.identity.local-user.ref");
  }
}
