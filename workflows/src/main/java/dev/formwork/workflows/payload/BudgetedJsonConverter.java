package dev.formwork.workflows.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes JSON and refuses what is too large for a run to carry. */
final class BudgetedJsonConverter extends JacksonJsonPayloadConverter {

  BudgetedJsonConverter(ObjectMapper mapper) {
    super(mapper);
  }

  @Override
  public Optional<Payload> toData(@Nullable Object value) {
    Optional<Payload> payload = super.toData(value);
    payload.ifPresent(written -> PayloadBudget.check(value, written.getData().size()));
    return payload;
  }
}
