package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.HandlebarsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Handlebars for one rendering: its delimiters, its partials and its budget. */
final class HandlebarsEngine implements TextEngine {

  private static final int MAX_DIALECTS = 16;
  private static final Map<Delimiters, HandlebarsDialect> DIALECTS = new ConcurrentHashMap<>();

  private final Delimiters delimiters;
  private final HandlebarsDialect dialect;
  private final Map<String, String> partials;
  private final RenderBudget budget;
  private Map<String, Object> given = Map.of();
  private Map<String, Object> closed = Map.of();

  HandlebarsEngine(Delimiters delimiters, Map<String, String> partials, RenderBudget budget) {
    this.delimiters = delimiters;
    this.dialect = dialect(delimiters);
    this.partials = partials;
    this.budget = budget;
    partials.forEach(
        (name, text) ->
            NestingCheck.check(text, "partials/" + name, delimiters, budget.limits().maxDepth()));
  }

  private static HandlebarsDialect dialect(Delimiters delimiters) {
    HandlebarsDialect known = DIALECTS.get(delimiters);
    if (known != null) {
      return known;
    }
    HandlebarsDialect made = new HandlebarsDialect(delimiters);
    if (DIALECTS.size() < MAX_DIALECTS) {
      DIALECTS.put(delimiters, made);
    }
    return made;
  }

  @Override
  public String render(String source, String fileName, Map<String, Object> values) {
    if (!source.contains(delimiters.start())) {
      return source;
    }
    checkSize(source, fileName);
    NestingCheck.check(source, fileName, delimiters, budget.limits().maxDepth());
    Map<String, Object> root = closed(values);
    FaultMessages messages = new FaultMessages(fileName, source, partials, root, delimiters);
    RenderSession session = new RenderSession(budget, partials, root, messages);
    String text =
        ScopedValue.where(RenderSession.CURRENT, session)
            .call(() -> render(source, fileName, session, messages));
    if (!session.faults().isEmpty()) {
      throw new SkeletonException(session.faults());
    }
    budget.produced(text.length());
    return text;
  }

  /** The closed form of the values, which are the same for all files of a rendering. */
  private synchronized Map<String, Object> closed(Map<String, Object> values) {
    if (given != values) {
      Map<String, Object> root = new LinkedHashMap<>();
      values.forEach((name, value) -> root.put(name, ClosedValues.close(value, name)));
      root.put("null", ClosedValues.NULL);
      given = values;
      closed = root;
    }
    return closed;
  }

  private void checkSize(String source, String fileName) {
    long max = budget.limits().maxTextBytes();
    if (source.length() > max) {
      throw new SkeletonException(
          List.of(
              new SkeletonFault(
                  fileName,
                  0,
                  0,
                  "Has more than the %d bytes of a file that is rendered (limit: maxTextBytes). List it under copyWithoutRendering."
                      .formatted(max))));
    }
  }

  private String render(
      String source, String fileName, RenderSession session, FaultMessages messages) {
    try {
      Context context = Context.newBuilder(session.root()).resolver(new StrictResolver()).build();
      return dialect.compile(source).apply(context);
    } catch (HandlebarsException e) {
      throw failure(e, session, messages);
    } catch (StackOverflowError e) {
      throw new SkeletonException(
          List.of(
              new SkeletonFault(
                  fileName, 0, 0, "The file is nested too deeply. Split it into partials.")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException failure(
      HandlebarsException exception, RenderSession session, FaultMessages messages) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitExceeded limit) {
        return limit;
      }
      if (cause instanceof SkeletonException collected) {
        return collected;
      }
    }
    session.faults().add(messages.fault(exception));
    return new SkeletonException(session.faults());
  }
}
