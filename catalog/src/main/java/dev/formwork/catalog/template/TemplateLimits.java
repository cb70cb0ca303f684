package dev.formwork.catalog.template;

/** How large a template may be. */
public record TemplateLimits(int maxFiles, long maxFileBytes, long maxTotalBytes) {

  /** 2,000 files, 5 MiB in one, 50 MiB in all. */
  public static TemplateLimits standard() {
    return new TemplateLimits(2_000, 5L << 20, 50L << 20);
  }
}
