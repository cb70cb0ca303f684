package dev.formwork.api;

import java.net.URI;
import org.springframework.core.env.Environment;

/** The address under which people reach the portal. */
public final class PublicAddress {

  private final ApiSettings settings;
  private final Environment environment;

  PublicAddress(ApiSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** The base address, without a slash at its end. */
  public String base() {
    URI configured = settings.baseUrl();
    if (configured != null) {
      return configured.toString().replaceAll("/+$", "");
    }
    String port =
        environment.getProperty(
            "local.server.port", environment.getProperty("server.port", "8080"));
    return "http://127.0.0.1:" + port;
  }

  /** The page of a run. */
  public String run(String id) {
    return base() + "/runs/" + id;
  }
}
