package dev.formwork.integrations.web;

import dev.formwork.integrations.git.AddressGuard;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts that may be read from. An entry is a host name with its port, unless it is the scheme's
 * own; `*.example.com` stands for every name below it. A name that leads to this machine or to a
 * link-local address is refused, unless an entry names that very address.
 */
final class AllowedHosts implements AddressGuard {

  private final Set<String> entries = new LinkedHashSet<>();

  AllowedHosts(List<String> hosts, List<GitHost> gitHosts) {
    hosts.forEach(host -> entries.add(host.strip().toLowerCase(Locale.ROOT)));
    gitHosts.forEach(host -> entries.add(authority(host.baseUrl())));
  }

  @Override
  public void check(URL url) throws Refused {
    check(URI.create(url.getProtocol() + "://" + url.getAuthority() + "/"));
  }

  /**
   * Returns when the address is allowed.
   *
   * @throws Refused with a sentence for the user when it is not
   */
  void check(URI url) throws Refused {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Refused(
          "Address %s is neither http nor https (input: url). Use such an address.".formatted(url));
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      throw new Refused(
          "Address %s://%s has no plain host name (input: url). Write e.g. https://github.com/acme/payments."
              .formatted(scheme, String.valueOf(url.getHost())));
    }
    String authority = authority(url);
    if (!isListed(authority)) {
      throw new Refused(
          "Host %s is not allowed (input: url). Allowed are %s; an operator can add it."
              .formatted(authority, new TreeSet<>(entries)));
    }
    checkWhereItLeads(normal(url.getHost()), authority);
  }

  private boolean isListed(String authority) {
    if (entries.contains(authority)) {
      return true;
    }
    int dot = authority.indexOf('.');
    while (dot >= 0) {
      if (entries.contains("*" + authority.substring(dot))) {
        return true;
      }
      dot = authority.indexOf('.', dot + 1);
    }
    return false;
  }

  private void checkWhereItLeads(String host, String authority) throws Refused {
    boolean named = host.equals("localhost") || isLiteral(host);
    if (named && entries.contains(authority)) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isAnyLocalAddress()
            || address.isMulticastAddress()) {
          throw new Refused(
              "Host %s leads to %s, which is not allowed (input: url). Use a public address."
                  .formatted(authority, address.getHostAddress()));
        }
      }
    } catch (UnknownHostException unknown) {
      return;
    }
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static String authority(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    String host = normal(String.valueOf(url.getHost()));
    return url.getPort() < 0 || url.getPort() == standard ? host : host + ":" + url.getPort();
  }

  /** Lower case, without a dot at the end, in the letters of DNS. */
  private static String normal(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
    return plain.startsWith("[") ? plain : IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED);
  }
}
