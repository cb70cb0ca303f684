package dev.formwork.standalone;

import java.nio.file.Path;

/** Where this machine keeps what is fetched or built once and used by every checkout. */
final class MachineCache {

  private MachineCache() {}

  /** `FORMWORK_CACHE`, else `formwork` in `XDG_CACHE_HOME`, else in `~/.cache`. */
  static Path root() {
    String own = System.getenv("FORMWORK_CACHE");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg != null && !xdg.isBlank()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    return base.resolve("formwork");
  }
}
