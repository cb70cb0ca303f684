package dev.formwork.catalog.model;

import java.util.regex.Pattern;

/** The forms of names: https://backstage.io/docs/features/software-catalog/descriptor-format. */
final class Names {

  static final String NAME_RULE =
      "1 to 63 letters, digits, '-', '_' or '.', starting and ending with a letter or digit";

  private static final int MAX_NAME = 63;
  private static final int MAX_SUBDOMAIN = 253;
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(?:-+[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(-[a-z0-9:+#]+)*");
  private static final Pattern KIND = Pattern.compile("[a-zA-Z][a-z0-9A-Z]*");
  private static final Pattern VERSION = Pattern.compile("[a-z0-9A-Z]+");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S.*");
  private static final Pattern WEB = Pattern.compile("(?i)https?:(//[^/?#\\s].*)?");

  private Names() {}

  static boolean isName(String text) {
    return text.length() <= MAX_NAME && NAME.matcher(text).matches();
  }

  static boolean isNamespace(String text) {
    return text.length() <= MAX_NAME && LABEL.matcher(text).matches();
  }

  static boolean isTag(String text) {
    return text.length() <= MAX_NAME && TAG.matcher(text).matches();
  }

  static boolean isKind(String text) {
    return text.length() <= MAX_NAME && KIND.matcher(text).matches();
  }

  static boolean isApiVersion(String text) {
    int slash = text.lastIndexOf('/');
    String version = text.substring(slash + 1);
    return version.length() <= MAX_NAME
        && VERSION.matcher(version).matches()
        && (slash < 0 || isSubdomain(text.substring(0, slash)));
  }

  /** A key of labels and annotations: `[subdomain/]name`. */
  static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return isName(text.substring(slash + 1))
        && (slash < 0 || isSubdomain(text.substring(0, slash)));
  }

  static boolean isLabelValue(String text) {
    return text.isEmpty() || isName(text);
  }

  /** Whether it is an absolute address of any scheme. */
  static boolean isAddress(String text) {
    boolean isWeb = text.regionMatches(true, 0, "http:", 0, 5);
    isWeb = isWeb || text.regionMatches(true, 0, "https:", 0, 6);
    return ADDRESS.matcher(text).matches() && (!isWeb || WEB.matcher(text).matches());
  }

  private static boolean isSubdomain(String text) {
    if (text.isEmpty() || text.length() > MAX_SUBDOMAIN) {
      return false;
    }
    for (String part : text.split("\\.", -1)) {
      if (!isNamespace(part)) {
        return false;
      }
    }
    return true;
  }
}
