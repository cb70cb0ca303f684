package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppKeyTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final KeyPair pair = pair();

  @Test
  void signsATokenThatItsPublicKeyVerifies() throws GeneralSecurityException {
    String jwt = key("PRIVATE KEY", pair.getPrivate().getEncoded()).jwt(NOW);

    assertThat(isSigned(jwt)).isTrue();
    assertThat(
            new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8))
        .isEqualTo("{\"iat\":1799999940,\"exp\":1800000540,\"iss\":\"Iv1.abc\"}");
  }

  @Test
  void readsTheKeyAsGithubHandsItOut() throws GeneralSecurityException {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

    assertThat(isSigned(key("RSA PRIVATE KEY", pkcs1).jwt(NOW))).isTrue();
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AppKey.parse(new GithubSettings.App("Iv1.abc", "c2VjcmV0")))
        .withMessageContaining("Iv1.abc")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2VjcmV0"));
  }

  private boolean isSigned(String jwt) throws GeneralSecurityException {
    int dot = jwt.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(pair.getPublic());
    signature.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)));
  }

  private static AppKey key(String type, byte[] der) {
    String pem =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
    return AppKey.parse(new GithubSettings.App("Iv1.abc", pem));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
