package dev.formwork.activities.action;

import com.networknt.schema.ValidationMessage;

/** Says what is wrong with a value in the words of the validator that Backstage uses. */
final class SchemaWords {

  private SchemaWords() {}

  static String of(ValidationMessage fault) {
    String path = "instance" + fault.getInstanceLocation().toString().substring(1);
    return switch (fault.getType()) {
      case "required" -> "%s requires property \"%s\"".formatted(path, fault.getProperty());
      case "additionalProperties" ->
          "%s is not allowed to have the additional property \"%s\""
              .formatted(path, fault.getProperty());
      case "type" -> "%s is not of a type(s) %s".formatted(path, fault.getArguments()[1]);
      default -> path + " " + fault.getMessage().replaceFirst("^\\$[^:]*: ", "");
    };
  }
}
