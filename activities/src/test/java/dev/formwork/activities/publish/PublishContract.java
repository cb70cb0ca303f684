package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an action must pass that publishes the workspace to a new repository `payments`. */
interface PublishContract<I extends Record, O extends Record> extends ActionContract<I, O> {

  /** The host that the action publishes to. */
  InMemoryRepositoryHost host();

  /** The owner of the repository, as such hosts have it. */
  String owner();

  /** The branch that the first commit goes to. */
  String branch();

  /** The way to the host, watched by the contract of actions. */
  default RepositoryHosts hosts(String name, String type) {
    return RepositoryHosts.of(Map.of()).with(name, type, outside(RepositoryHost.class, host()));
  }

  @Override
  default Map<String, String> files() {
    return Map.of("README.md", "# Payments\n", "docs/index.md", "# Docs\n");
  }

  @Override
  default Object world() {
    return host().contents();
  }

  @Override
  default ByHand changeSince() {
    return Hands.push(host(), owner(), "payments", branch());
  }

  @Override
  default ByHand removeByHand() {
    return Hands.delete(host(), owner(), "payments");
  }

  @Test
  default void publishesTheWorkspace() {
    action().run(input(), step());

    assertThat(host().contents().get(owner() + "/payments").branches().get(branch()).files())
        .isEqualTo(files());
  }
}
