package dev.formwork.workflows;

/**
 * How the approvers of a request want to hear of it.
 *
 * @param slack {@link #PEOPLE}, {@link #NONE}, or a channel that hears of it in their place
 * @param email {@link #PEOPLE}, {@link #NONE}, or an address that hears of it in their place
 */
public record NotifyWish(String slack, String email) {

  /** Everybody who is asked, where the catalog says that they are reached. */
  public static final String PEOPLE = "people";

  /** Nobody. */
  public static final String NONE = "none";
}
