package dev.formwork.api.temporal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import io.temporal.api.common.v1.Payloads;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Decrypts payloads for people who look at a run in Temporal's own web interface. It never
 * encrypts, {@link CodecCors} keeps other pages away, and every use is on record.
 */
@RestController
final class PayloadDecoding {

  /** Permission to read what runs were given and made, but never their secrets. */
  private static final String PERMISSION = "formwork.payload.decode";

  private final PayloadCodec codec;
  private final Permissions permissions;
  private final Audit audit;
  private final TemporalSettings settings;

  PayloadDecoding(
      PayloadCodec codec, Permissions permissions, Audit audit, TemporalSettings settings) {
    this.codec = codec;
    this.permissions = permissions;
    this.audit = audit;
    this.settings = settings;
  }

  @PostMapping(CodecCors.PATH)
  ResponseEntity<String> decode(
      @RequestBody String body,
      @RequestHeader(name = "X-Namespace", required = false) @Nullable String namespace,
      User user)
      throws InvalidProtocolBufferException {
    permissions.require(user, PERMISSION, settings.namespace());
    if (namespace != null && !namespace.equals(settings.namespace())) {
      throw ApiFailure.notAllowed(
          "Payloads of namespace '%s' are not decoded here (header X-Namespace). Use %s."
              .formatted(namespace, settings.namespace()));
    }
    Payloads payloads = read(body);
    audit.record(
        user,
        "codec.decode",
        settings.namespace(),
        Map.of("payloads", payloads.getPayloadsCount()));
    Payloads decoded = decode(payloads);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(JsonFormat.printer().omittingInsignificantWhitespace().print(decoded));
  }

  private Payloads decode(Payloads payloads) {
    try {
      return Payloads.newBuilder().addAllPayloads(codec.decode(payloads.getPayloadsList())).build();
    } catch (PayloadCodecException unreadable) {
      throw ApiFailure.input(
          "A payload cannot be decrypted with the keys of this server. Add the key that it names to formwork.keyring.");
    }
  }

  private static Payloads read(String body) {
    Payloads.Builder payloads = Payloads.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(body, payloads);
    } catch (InvalidProtocolBufferException malformed) {
      throw ApiFailure.input(
          "The body is not a list of payloads. Send {\"payloads\":[{\"metadata\":{…},\"data\":\"…\"}]} with base64 values.");
    }
    return payloads.build();
  }
}
