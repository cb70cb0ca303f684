package dev.formwork.integrations.localgit;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

/** Repositories over smart HTTP, for those who log in as they should. */
public final class GuardedGit extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String BASIC = "Basic ";

  private final transient LocalGitServlet served;
  private final transient Predicate<String> logins;
  private final String realm;

  /**
   * @param realm that the login is asked for
   * @param logins takes user and password with a colon between, and says whether they are let in
   */
  public GuardedGit(LocalGitHost git, String realm, Predicate<String> logins) {
    this.served = new LocalGitServlet(git);
    this.realm = realm;
    this.logins = logins;
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    served.init(config);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String authorization = String.valueOf(request.getHeader("Authorization"));
    if (!authorization.startsWith(BASIC) || !logins.test(decoded(authorization))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"%s\"".formatted(realm));
      response.sendError(401);
      return;
    }
    served.service(request, response);
  }

  private static String decoded(String authorization) {
    byte[] login = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
    return new String(login, StandardCharsets.UTF_8);
  }
}
