package dev.formwork.activities.port.github;

import dev.formwork.activities.action.Doc;
import org.jspecify.annotations.Nullable;

/** A person or team that is let into a repository; exactly one of both is given. */
public record Collaborator(
    @Doc("Login of the person, such as `ada`.") @Nullable String user,
    @Doc("Slug of the team, such as `platform`.") @Nullable String team,
    @Doc(
            "What they may do: `pull`, `triage`, `push`, `maintain`, `admin`, or a role that the organisation has.")
        String access) {}
