package dev.formwork.integrations.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** Opens sealed boxes as GitHub does; a test opens one that libsodium sealed. */
final class OpenedBox {

  private OpenedBox() {}

  static String publicKey(byte[] secret) {
    byte[] key = new byte[32];
    X25519.generatePublicKey(secret, 0, key, 0);
    return Base64.getEncoder().encodeToString(key);
  }

  /**
   * The text in a box.
   *
   * @throws IllegalArgumentException when it was sealed for another key or changed since
   */
  static String open(String sealed, byte[] secret) {
    byte[] box = Base64.getDecoder().decode(sealed);
    byte[] sender = Arrays.copyOf(box, 32);
    byte[] recipient = Base64.getDecoder().decode(publicKey(secret));
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(
        false,
        new ParametersWithIV(
            new KeyParameter(SealedBox.sharedKey(secret, sender)),
            SealedBox.nonce(sender, recipient)));
    byte[] macKey = new byte[32];
    stream.processBytes(macKey, 0, 32, macKey, 0);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(box, 48, box.length - 48);
    byte[] tag = new byte[16];
    mac.doFinal(tag, 0);
    if (!Arrays.equals(tag, Arrays.copyOfRange(box, 32, 48))) {
      throw new IllegalArgumentException("The box does not open.");
    }
    byte[] text = new byte[box.length - 48];
    stream.processBytes(box, 48, text.length, text, 0);
    return new String(text, StandardCharsets.UTF_8);
  }
}
