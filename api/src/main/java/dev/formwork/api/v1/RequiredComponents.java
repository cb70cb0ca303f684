package dev.formwork.api.v1;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the OpenAPI document which components of a record may be null: those that say so. The
 * others are there in every answer, which is what generated clients need to know. What a caller may
 * leave out of a body says so by its schema annotation.
 */
final class RequiredComponents implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    JavaType javaType = TypeFactory.defaultInstance().constructType(type.getType());
    Class<?> raw = javaType.getRawClass();
    if (schema != null && raw.isRecord()) {
      Schema<?> defined = schema.get$ref() == null ? schema : named(schema.get$ref(), context);
      if (defined != null && defined.getProperties() != null) {
        describe(defined, raw);
      }
    }
    return schema;
  }

  private static @Nullable Schema<?> named(String ref, ModelConverterContext context) {
    return context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
  }

  private static void describe(Schema<?> schema, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> property = schema.getProperties().get(component.getName());
      if (property == null) {
        continue;
      }
      if (!isOptional(component)) {
        schema.addRequiredItem(component.getName());
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        allowNull(schema.getProperties(), component.getName(), property);
      }
    }
  }

  private static boolean isOptional(RecordComponent component) {
    io.swagger.v3.oas.annotations.media.Schema described =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return described != null && described.requiredMode() == RequiredMode.NOT_REQUIRED;
  }

  @SuppressWarnings("rawtypes")
  private static void allowNull(Map<String, Schema> properties, String name, Schema<?> property) {
    if (property.get$ref() != null) {
      Schema<Object> none = new Schema<>();
      none.setTypes(Set.of("null"));
      Schema<Object> either = new Schema<>();
      either.setOneOf(Arrays.asList(new Schema<>().$ref(property.get$ref()), none));
      properties.put(name, either);
    } else if (property.getTypes() != null) {
      Set<String> types = new TreeSet<>(property.getTypes());
      types.add("null");
      property.setTypes(types);
    }
  }
}
