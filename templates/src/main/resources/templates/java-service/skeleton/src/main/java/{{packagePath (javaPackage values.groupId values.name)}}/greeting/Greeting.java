package {{javaPackage values.groupId values.name}}.greeting;

import java.time.OffsetDateTime;

/** A greeting that was asked for. */
public record Greeting(long id, String name, String text, OffsetDateTime createdAt) {}
