package dev.formwork.api.portal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Answers the portal's addresses with its one page, whose script shows what the address says. */
final class PortalPages extends PathResourceResolver {

  private static final String PAGE = "index.html";
  private static final List<String> NO_PAGES = List.of("api", "git", "actuator", "assets", "error");

  @Override
  protected @Nullable Resource getResource(String path, Resource location) throws IOException {
    Resource file = path.isEmpty() ? null : super.getResource(path, location);
    if (file != null) {
      return file;
    }
    return isPage(path) ? super.getResource(PAGE, location) : null;
  }

  /** Whether a path can be one of the portal's: neither a file nor one of the other services. */
  private static boolean isPage(String path) {
    String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean namesAFile = last.matches(".*\\.(js|css|map|png|svg|ico|json|txt|woff2?|webmanifest)");
    return !NO_PAGES.contains(first) && !namesAFile;
  }
}
