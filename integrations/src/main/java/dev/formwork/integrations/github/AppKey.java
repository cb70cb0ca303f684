package dev.formwork.integrations.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** The private key of a GitHub App, and the JWTs that it signs. */
final class AppKey {

  /** DER of version 0 and the algorithm `rsaEncryption`, which PKCS#8 puts before a PKCS#1 key. */
  private static final byte[] RSA_HEADER = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private final String clientId;
  private final PrivateKey key;

  private AppKey(String clientId, PrivateKey key) {
    this.clientId = clientId;
    this.key = key;
  }

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException when the PEM holds no RSA key; never with the key's text
   */
  static AppKey parse(GithubSettings.App app) {
    String pem = app.privateKey();
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      byte[] pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrap(der) : der;
      return new AppKey(
          app.clientId(),
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The private key of GitHub App %s is no RSA key in PEM. Paste the file that GitHub offered for download."
              .formatted(app.clientId()));
    }
  }

  /**
   * A token for calls as the App itself. It starts a minute ago and ends in nine, because GitHub
   * refuses clocks that run ahead and allows ten minutes:
   * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app
   */
  String jwt(Instant now) {
    String payload =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
            .formatted(
                now.minusSeconds(60).getEpochSecond(),
                now.plusSeconds(540).getEpochSecond(),
                clientId);
    String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] wrap(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEADER);
    content.writeBytes(tagged(0x04, pkcs1));
    return tagged(0x30, content.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    if (content.length < 0x80) {
      der.write(content.length);
    } else {
      der.write(0x82);
      der.write(content.length >> 8);
      der.write(content.length);
    }
    der.writeBytes(content);
    return der.toByteArray();
  }
}
