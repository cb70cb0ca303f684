package dev.formwork.workflows.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.util.List;

/** The data converter of every client and worker that touches a run. */
public final class RunDataConverter {

  private RunDataConverter() {}

  /**
   * JSON, encrypted with the keyring's current key; messages and stack traces of failures are
   * encrypted too.
   */
  public static DataConverter of(Keyring keyring) {
    DataConverter json =
        DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new BudgetedJsonConverter(mapper()));
    return new CodecDataConverter(json, List.of(new EncryptingPayloadCodec(keyring)), true);
  }

  /**
   * How payload records become JSON. Unknown properties are ignored, so that a record may grow
   * while runs are under way; times are ISO-8601 text; components that are null are left out, null
   * values of maps stay; NaN and infinities become null, as in JavaScript.
   */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module(), finiteNumbers())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .build();
  }

  private static SimpleModule finiteNumbers() {
    return new SimpleModule()
        .addSerializer(
            Double.class,
            new StdScalarSerializer<>(Double.class) {
              @Override
              public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
                  throws IOException {
                if (Double.isFinite(value)) {
                  json.writeNumber(value);
                } else {
                  json.writeNull();
                }
              }
            });
  }
}
