package dev.formwork.integrations.github;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * A text that only the holder of a private key can read, as libsodium's `crypto_box_seal` makes it:
 * X25519, XSalsa20 and Poly1305 with a BLAKE2b nonce. GitHub takes secrets in no other form:
 * https://docs.github.com/en/rest/guides/encrypting-secrets-for-the-rest-api
 */
final class SealedBox {

  private static final int KEY = 32;
  private static final int TAG = 16;
  private static final int NONCE = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedBox() {}

  /**
   * The sealed text, in Base64.
   *
   * @param publicKey 32 bytes in Base64
   */
  static String seal(String text, String publicKey) {
    byte[] recipient = Base64.getDecoder().decode(publicKey);
    byte[] secret = new byte[KEY];
    byte[] sender = new byte[KEY];
    X25519.generatePrivateKey(RANDOM, secret);
    X25519.generatePublicKey(secret, 0, sender, 0);
    byte[] key = sharedKey(secret, recipient);
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] box = new byte[KEY + TAG + plain.length];
    System.arraycopy(sender, 0, box, 0, KEY);
    encrypt(plain, key, nonce(sender, recipient), box);
    return Base64.getEncoder().encodeToString(box);
  }

  private static void encrypt(byte[] plain, byte[] key, byte[] nonce, byte[] box) {
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] macKey = new byte[KEY];
    stream.processBytes(macKey, 0, KEY, macKey, 0);
    stream.processBytes(plain, 0, plain.length, box, KEY + TAG);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(box, KEY + TAG, plain.length);
    mac.doFinal(box, KEY);
  }

  /** The first 24 bytes of BLAKE2b over both public keys. */
  static byte[] nonce(byte[] sender, byte[] recipient) {
    Blake2bDigest digest = new Blake2bDigest(NONCE * 8);
    digest.update(sender, 0, sender.length);
    digest.update(recipient, 0, recipient.length);
    byte[] nonce = new byte[NONCE];
    digest.doFinal(nonce, 0);
    return nonce;
  }

  /** HSalsa20 over what both sides can compute: libsodium's `crypto_box_beforenm`. */
  static byte[] sharedKey(byte[] secret, byte[] other) {
    byte[] agreed = new byte[KEY];
    if (!X25519.calculateAgreement(secret, 0, other, 0, agreed, 0)) {
      throw new IllegalArgumentException("The public key is a point of low order.");
    }
    int[] state = new int[16];
    int[] sigma =
        Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);
    for (int i = 0; i < 4; i++) {
      state[5 * i] = sigma[i];
      state[1 + i] = Pack.littleEndianToInt(agreed, 4 * i);
      state[11 + i] = Pack.littleEndianToInt(agreed, 16 + 4 * i);
    }
    int[] mixed = new int[16];
    Salsa20Engine.salsaCore(20, state, mixed);
    byte[] key = new byte[KEY];
    for (int i = 0; i < 4; i++) {
      Pack.intToLittleEndian(mixed[5 * i] - state[5 * i], key, 4 * i);
      Pack.intToLittleEndian(mixed[6 + i] - state[6 + i], key, 16 + 4 * i);
    }
    return key;
  }
}
