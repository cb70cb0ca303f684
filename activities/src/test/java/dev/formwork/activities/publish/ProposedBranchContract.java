package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an action must pass that takes a {@link ProposedBranch}. */
interface ProposedBranchContract<I extends Record>
    extends ProposalContract<I, ProposedBranch.Outcome> {

  I input(ProposedBranch branch, ProposedBranch.Author author);

  @Override
  default I input() {
    return input(
        new ProposedBranch("Add a dashboard", "add-dashboard", "From a template", null),
        new ProposedBranch.Author(null, null));
  }

  @Test
  default void takesABranchThatIsThereAsItIs() {
    proposals().makeBranch("by-hand.txt");

    action().run(input(), step());

    assertThat(proposals().branch().files()).containsOnlyKeys("by-hand.txt");
    assertThat(proposals().pullRequests().contents()).hasSize(1);
  }

  @Test
  default void usesTheDescriptionAsTheMessage() {
    action().run(input(), step());

    assertThat(proposals().branch().messages().getLast())
        .startsWith("From a template\n\nFormwork-Step: ");
  }
}
