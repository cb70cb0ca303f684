package dev.formwork.catalog.model;

/** Annotations with a meaning of their own. */
public final class Annotations {

  /** Location reference of the file or program that describes the entity. */
  public static final String MANAGED_BY_LOCATION = "backstage.io/managed-by-location";

  /** Location reference of what somebody registered. */
  public static final String MANAGED_BY_ORIGIN_LOCATION = "backstage.io/managed-by-origin-location";

  /** Page on which people read the file. */
  public static final String VIEW_URL = "backstage.io/view-url";

  /** Page on which people edit the file. */
  public static final String EDIT_URL = "backstage.io/edit-url";

  /** Location reference of the directory with the source, ending in `/`. */
  public static final String SOURCE_LOCATION = "backstage.io/source-location";

  private Annotations() {}
}
