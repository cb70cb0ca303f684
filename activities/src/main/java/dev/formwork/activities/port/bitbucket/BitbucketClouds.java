package dev.formwork.activities.port.bitbucket;

import dev.formwork.activities.action.ActionException.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The way into Bitbucket Cloud. */
public interface BitbucketClouds {

  /**
   * Bitbucket Cloud as the owner of the token sees it.
   *
   * @param token that a template gave, or null for the configured one
   * @throws InvalidInput when there is neither
   */
  BitbucketCloud open(@Nullable String token);
}
