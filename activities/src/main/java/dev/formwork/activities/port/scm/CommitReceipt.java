package dev.formwork.activities.port.scm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A commit that is on its host.
 *
 * @param hash of the commit, or of the branch's head when nothing had to change
 * @param changed false when everything was as it should be
 * @param webUrl page of the commit for people, or null when the host has none
 */
public record CommitReceipt(String hash, boolean changed, @Nullable URI webUrl) {}
