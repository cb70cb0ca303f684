package dev.formwork.integrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.people.Contact;
import dev.formwork.activities.port.people.People;
import dev.formwork.activities.port.people.PeopleContract;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.integrations.catalog.CatalogUsers.CatalogUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogPeopleIT implements PeopleContract {

  private final DataSource database = TestDatabase.fresh();
  private final CatalogStore store = new CatalogStore(database);

  @Override
  public People people() {
    addAll();
    return new CatalogPeople(new EntityQueries(database));
  }

  private void addAll() {
    add("Group", PLATFORM, "The platform", Map.of("type", "team", "children", List.of()));
    add("User", ADA, "Ada", Map.of("memberOf", List.of("platform")));
    add("User", BOB, null, Map.of("memberOf", List.of("platform")));
  }

  private void add(
      String kind, Contact contact, @Nullable String displayName, Map<String, Object> more) {
    Map<String, Object> profile = new LinkedHashMap<>();
    if (displayName != null) {
      profile.put("displayName", displayName);
    }
    if (contact.email() != null) {
      profile.put("email", contact.email());
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", contact.ref().substring(contact.ref().indexOf('/') + 1));
    if (contact.chat() != null) {
      metadata.put("annotations", Map.of("slack.com/bot-notify", contact.chat()));
    }
    Map<String, Object> spec = new LinkedHashMap<>(more);
    spec.put("profile", profile);
    store.ensureEntity(
        Map.of(
            "apiVersion",
            "backstage.io/v1alpha1",
            "kind",
            kind,
            "metadata",
            metadata,
            "spec",
            spec),
        "formwork:test");
  }

  @Test
  void areFoundByWhatSlackAndMailCallThem() {
    addAll();
    CatalogUsers users = new CatalogUsers(new EntityQueries(database));
    CatalogUser ada =
        new CatalogUser(ADA.ref(), "Ada", "ada@example.org", List.of("group:default/platform"));

    assertThat(users.bySlackId("U0ADA")).containsExactly(ada);
    assertThat(users.byEmail("ADA@example.org")).containsExactly(ada);
    assertThat(users.find(ADA.ref())).contains(ada);
    assertThat(users.bySlackId("#platform")).isEmpty();
    assertThat(users.byEmail("eve@example.org")).isEmpty();
    assertThat(users.find("group:default/platform")).isEmpty();
  }

  @Test
  void areNotOnePersonWhenTwoHaveTheSameAddress() {
    addAll();
    Contact other = new Contact("user:default/ada2", "Ada", "ada@example.org", null, List.of());
    add("User", other, "Ada", Map.of("memberOf", List.of()));

    assertThat(new CatalogUsers(new EntityQueries(database)).byEmail("ada@example.org")).hasSize(2);
  }
}
