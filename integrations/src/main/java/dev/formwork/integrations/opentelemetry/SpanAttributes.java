package dev.formwork.integrations.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of our spans, as docs/operations.md names them. */
final class SpanAttributes {

  static final AttributeKey<String> RUN = AttributeKey.stringKey("formwork.run.id");
  static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("formwork.template");
  static final AttributeKey<String> STEP = AttributeKey.stringKey("formwork.step.id");
  static final AttributeKey<String> ACTION = AttributeKey.stringKey("formwork.action");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("formwork.attempt");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("formwork.outcome");
  static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

  private SpanAttributes() {}
}
