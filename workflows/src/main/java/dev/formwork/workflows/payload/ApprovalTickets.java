package dev.formwork.workflows.payload;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tickets as text for links and buttons: encrypted and authenticated with the keyring, so nobody
 * can make one, change one, or read what it is for.
 */
public final class ApprovalTickets {

  private static final String MARK = "approval";
  private static final int PARTS = 6;

  private final EncryptingPayloadCodec codec;

  public ApprovalTickets(Keyring keyring) {
    this.codec = new EncryptingPayloadCodec(keyring);
  }

  /** The ticket as text for an address; another one each time, and each is good. */
  public String seal(ApprovalTicket ticket) {
    String person = ticket.person() == null ? "" : ticket.person();
    String text =
        String.join(
            "\n",
            MARK,
            ticket.runId(),
            String.valueOf(ticket.since().toEpochMilli()),
            String.valueOf(ticket.until().toEpochMilli()),
            person,
            ticket.waitKey());
    ByteString data = ByteString.copyFromUtf8(text);
    Payload sealed = codec.encode(List.of(Payload.newBuilder().setData(data).build())).getFirst();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
  }

  /** The ticket that the text is, whether or not it is still good; empty when it is not ours. */
  public Optional<ApprovalTicket> read(String text) {
    try {
      Payload sealed = Payload.parseFrom(Base64.getUrlDecoder().decode(text));
      if (!EncryptingPayloadCodec.isEncrypted(sealed)) {
        return Optional.empty();
      }
      String[] parts =
          codec.decode(List.of(sealed)).getFirst().getData().toStringUtf8().split("\n", PARTS);
      return parts.length == PARTS && parts[0].equals(MARK)
          ? Optional.of(ticket(parts))
          : Optional.empty();
    } catch (IllegalArgumentException | PayloadCodecException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static ApprovalTicket ticket(String[] parts) {
    return new ApprovalTicket(
        parts[1],
        parts[5],
        Instant.ofEpochMilli(Long.parseLong(parts[2])),
        Instant.ofEpochMilli(Long.parseLong(parts[3])),
        parts[4].isEmpty() ? null : parts[4]);
  }
}
