package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Doc;
import org.jspecify.annotations.Nullable;

/** Output of `crossplane:claim`. */
record ClaimOutput(
    @Doc("Group and version of the claim.") String apiVersion,
    @Doc("Kind of the claim.") String kind,
    @Doc("Name of the claim.") String name,
    @Doc("Namespace of the claim.") String namespace,
    @Doc("Path of the file in the GitOps repository; absent with `cluster`.") @Nullable String path,
    @Doc("Address of the file for people; absent with `cluster`.") @Nullable String url) {}
