package dev.formwork.activities.port.gitlab;

import java.util.ArrayList;
import java.util.List;

/** Tokens; the secret of one cannot be read again. */
final class InMemoryTokens implements ProjectTokens {

  private record Issued(long id, String project, NewToken token) {}

  private final List<Issued> tokens = new ArrayList<>();
  private long last;

  @Override
  public synchronized List<Long> madeBy(String project, TokenKind kind, String mark) {
    return tokens.stream()
        .filter(issued -> issued.project().equals(project))
        .filter(issued -> issued.token().kind() == kind)
        .filter(issued -> issued.token().mark().equals(mark))
        .map(Issued::id)
        .toList();
  }

  @Override
  public synchronized IssuedToken issue(String project, NewToken token) {
    long id = ++last;
    tokens.add(new Issued(id, project, token));
    return new IssuedToken(
        id,
        "glpat-secret-" + id,
        token.kind() == TokenKind.ACCESS
            ? null
            : token.username() == null ? "gitlab+deploy-token" : token.username());
  }

  @Override
  public synchronized void revoke(String project, TokenKind kind, long id) {
    tokens.removeIf(issued -> issued.id() == id);
  }

  synchronized List<String> valid() {
    return tokens.stream()
        .map(
            issued ->
                "%s %s %s %s %s %s"
                    .formatted(
                        issued.project(),
                        issued.token().kind(),
                        issued.token().name(),
                        issued.token().scopes(),
                        issued.token().accessLevel(),
                        issued.token().expiresAt()))
        .toList();
  }
}
