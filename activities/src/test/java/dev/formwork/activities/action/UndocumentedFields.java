package dev.formwork.activities.action;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;

/** Finds components that no user could understand. */
final class UndocumentedFields {

  private UndocumentedFields() {}

  static void find(Type type, String path, List<String> found) {
    switch (type) {
      case ParameterizedType container -> {
        for (Type argument : container.getActualTypeArguments()) {
          find(argument, path, found);
        }
      }
      case Class<?> record when record.isRecord() -> {
        for (RecordComponent component : record.getRecordComponents()) {
          String name = path + "." + component.getName();
          Doc doc = component.getAnnotation(Doc.class);
          boolean spread = component.isAnnotationPresent(Spread.class);
          if (!spread && (doc == null || !doc.value().endsWith("."))) {
            found.add(name);
          }
          find(component.getGenericType(), name, found);
        }
      }
      default -> {}
    }
  }
}
