package dev.formwork.workflows;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of a run: 128 bits that begin with the time, so that ids sort by age. People and tables
 * see it as a UUID, Temporal's lists as the shorter ULID at the end of the workflow id.
 */
public record RunId(UUID uuid) {

  private static final String WORKFLOW_PREFIX = "run:";
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ULID_LENGTH = 26;

  /** A new id: a UUID of version 7 (RFC 9562). */
  public static RunId next(Instant now, RandomGenerator random) {
    long high = now.toEpochMilli() << 16 | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = 0x8000000000000000L | (random.nextLong() >>> 2);
    return new RunId(new UUID(high, low));
  }

  /**
   * Reads the UUID text, in any case.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static RunId parse(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException("Run id '%s' is not a UUID.".formatted(text));
    }
    try {
      return new RunId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Run id '%s' is not a UUID.".formatted(text), e);
    }
  }

  /**
   * Reads the ULID text, in any case.
   *
   * @throws IllegalArgumentException when the text is no ULID of 128 bits
   */
  public static RunId ofUlid(String text) {
    BigInteger bits = BigInteger.ZERO;
    for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
      int digit = CROCKFORD.indexOf(letter);
      if (digit < 0) {
        throw new IllegalArgumentException("'%s' is not a ULID.".formatted(text));
      }
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    if (text.length() != ULID_LENGTH || bits.bitLength() > 128) {
      throw new IllegalArgumentException("'%s' is not a ULID.".formatted(text));
    }
    return new RunId(new UUID(bits.shiftRight(64).longValue(), bits.longValue()));
  }

  /**
   * The run that a workflow id belongs to.
   *
   * @throws IllegalArgumentException when the id is not one that {@link #workflowId} made
   */
  public static RunId ofWorkflowId(String workflowId) {
    if (!workflowId.startsWith(WORKFLOW_PREFIX)) {
      throw new IllegalArgumentException(
          "Workflow id '%s' is not the id of a run.".formatted(workflowId));
    }
    String last = workflowId.substring(workflowId.lastIndexOf(':') + 1);
    int attempt = last.indexOf('.');
    return ofUlid(attempt < 0 ? last : last.substring(0, attempt));
  }

  /** Such as `01JD3ZK5T0…`, 26 characters of Crockford's base 32. */
  public String ulid() {
    BigInteger bits = unsigned(uuid.getMostSignificantBits()).shiftLeft(64);
    bits = bits.or(unsigned(uuid.getLeastSignificantBits()));
    StringBuilder text = new StringBuilder(ULID_LENGTH);
    for (int place = ULID_LENGTH - 1; place >= 0; place--) {
      text.append(CROCKFORD.charAt(bits.shiftRight(5 * place).intValue() & 31));
    }
    return text.toString();
  }

  /**
   * The id of the run's workflow, such as `run:java-service:01JD3ZK5T0…`.
   *
   * @param templateRef such as `template:default/java-service`
   */
  public String workflowId(String templateRef) {
    String name = templateRef.substring(templateRef.lastIndexOf('/') + 1);
    return WORKFLOW_PREFIX + name + ":" + ulid();
  }

  /**
   * The id of the workflow of one attempt; the first has none of its own, the second ends in `.2`.
   *
   * @param attempt from 1
   */
  public String workflowId(String templateRef, int attempt) {
    String first = workflowId(templateRef);
    return attempt == 1 ? first : first + "." + attempt;
  }

  /** The UUID in lower case. */
  @Override
  public String toString() {
    return uuid.toString();
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
