package dev.formwork.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.location.InMemoryLocationReader;
import dev.formwork.catalog.location.Location;
import dev.formwork.catalog.location.LocationRequest;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.location.LocationRules;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.store.EntityTaken;
import dev.formwork.templates.Fault;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TemplateRevisionsIT {

  private static final EntityRef REF = EntityRef.parse("template:default/java-service");
  private static final String TARGET = "https://git.acme.test/templates/java/template.yaml";
  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata:
        name: Java-Service
        title: Java service
        description: A service that compiles.
        tags: [java, spring]
      spec:
        type: service
        owner: platform
        steps:
          - id: fetch
            name: Fetch
            action: fetch:template
            input: {url: ./skeleton}
      """;
  private static final String BROKEN = TEMPLATE.replace("type: service", "type: [5]");

  private final DataSource database = TestDatabase.empty();
  private final InMemoryLocationReader files = new InMemoryLocationReader();
  private final TemplateRevisions revisions =
      new TemplateRevisions(database, TemplateLimits.standard());
  private final Locations locations =
      new Locations(database, files, revisions, LocationRules.standard());
  private final EntityQueries entities = new EntityQueries(database);

  @Test
  void storesAnUploadWithAllItsFiles() {
    TemplateFile script = TemplateFile.executable("skeleton/mvnw", "#!/bin/sh".getBytes());
    TemplateFile link = TemplateFile.link("skeleton/run", "mvnw");

    TemplateUpload upload =
        revisions.upload(List.of(template(TEMPLATE), script, link), "user:default/jane");

    assertThat(upload).isInstanceOf(TemplateUpload.Stored.class);
    TemplateRevision revision = revisions.find(REF).orElseThrow();
    assertThat(upload).isEqualTo(new TemplateUpload.Stored(REF, revision.digest(), true));
    assertThat(revision.definition().name()).isEqualTo("Java-Service");
    assertThat(revision.definition().steps()).hasSize(1);
    assertThat(revision.source()).isEqualTo("upload:template:default/java-service");
    assertThat(revision.baseUrl()).isNull();
    assertThat(revisions.files(revision.digest()).orElseThrow())
        .containsExactly(script, link, template(TEMPLATE));
    assertThat(revisions.file(revision.digest(), "skeleton/mvnw")).contains(script);
    assertThat(revisions.file(revision.digest(), "README.md")).isEmpty();
    assertThat(revisions.files("no-digest")).isEmpty();
    assertThat(revisions.find(REF, "no-digest")).isEmpty();
  }

  @Test
  void showsAnUploadAsAnEntity() {
    revisions.upload(List.of(template(TEMPLATE)), null);

    Entity entity = entities.byRef(REF).orElseThrow();

    assertThat(entity.name()).isEqualTo("Java-Service");
    assertThat(entity.annotation("backstage.io/managed-by-location"))
        .isEqualTo("upload:template:default/java-service");
    assertThat(entity.relations())
        .extracting(relation -> relation.type() + " " + relation.target())
        .containsExactly("ownedBy group:default/platform");
  }

  @Test
  void answersWithEveryFaultOfAnUpload() {
    TemplateUpload upload =
        revisions.upload(
            List.of(template(BROKEN.replace("Java-Service", "a.")), TemplateFile.of("../x", "x")),
            null);

    assertThat(upload)
        .isInstanceOfSatisfying(
            TemplateUpload.Refused.class,
            refused -> {
              assertThat(refused.faults())
                  .extracting(Fault::path)
                  .contains("/metadata/name", "/spec/type");
              assertThat(refused.faults())
                  .extracting(Fault::message)
                  .anyMatch(message -> message.contains("'../x' leaves the template"));
            });
    assertThat(revisions.list(null, 10, 0).total()).isZero();
  }

  @Test
  void saysWhatIsMissingInAnUpload() {
    assertThat(faults(TemplateFile.of("README.md", "x")))
        .containsExactly("There is no template.yaml at the root of the files. Add it.");
    assertThat(faults(template("a: [1"))).singleElement().asString().contains("This is no YAML");
    assertThat(faults(template(TEMPLATE + "---\n" + TEMPLATE)))
        .singleElement()
        .asString()
        .contains("holds 2");
    assertThat(faults(template(""))).singleElement().asString().contains("holds 0");
    assertThat(faults(template("kind: Component"))).isNotEmpty();
  }

  @Test
  void keepsTheGoodRevisionWhenANewUploadIsBroken() {
    revisions.upload(List.of(template(TEMPLATE)), null);
    TemplateItem before = revisions.item(REF).orElseThrow();

    revisions.upload(List.of(template(BROKEN)), null);

    TemplateItem after = revisions.item(REF).orElseThrow();
    assertThat(after.digest()).isEqualTo(before.digest());
    assertThat(after.faults()).extracting(Fault::path).containsExactly("/spec/type");
    assertThat(after.faults()).extracting(Fault::line).containsExactly(9);
    assertThat(revisions.find(REF)).isPresent();

    revisions.upload(List.of(template(TEMPLATE)), null);
    assertThat(revisions.item(REF).orElseThrow().faults()).isEmpty();
  }

  @Test
  void keepsEveryRevisionForThoseWhoPinnedIt() {
    revisions.upload(List.of(template(TEMPLATE)), null);
    String first = revisions.find(REF).orElseThrow().digest();

    revisions.upload(List.of(template(TEMPLATE.replace("Java service", "JVM service"))), null);

    TemplateRevision second = revisions.find(REF).orElseThrow();
    assertThat(second.digest()).isNotEqualTo(first);
    assertThat(revisions.revisions(REF))
        .extracting(RevisionItem::digest)
        .containsExactly(second.digest(), first);
    assertThat(revisions.find(REF, first).orElseThrow().definition().title())
        .isEqualTo("Java service");

    new CatalogStore(database).removeByUid(entities.byRef(REF).orElseThrow().uid());

    assertThat(revisions.find(REF)).isEmpty();
    assertThat(revisions.list(null, 10, 0).items()).isEmpty();
    assertThat(revisions.find(REF, first)).isPresent();
    assertThat(revisions.files(first)).isPresent();
  }

  @Test
  void registersTheTemplateOfALocationWithItsDirectory() {
    files
        .put(TARGET, TEMPLATE)
        .put("https://git.acme.test/templates/java/skeleton/pom.xml", "<project/>")
        .put("https://git.acme.test/templates/other/pom.xml", "<project/>");

    register();

    TemplateRevision revision = revisions.find(REF).orElseThrow();
    assertThat(revision.source()).isEqualTo("url:" + TARGET);
    assertThat(revision.baseUrl()).isEqualTo(TARGET);
    assertThat(revisions.files(revision.digest()).orElseThrow())
        .extracting(TemplateFile::path)
        .containsExactly("skeleton/pom.xml", "template.yaml");
  }

  @Test
  void makesANewRevisionWhenAFileOfTheLocationChanges() {
    files.put(TARGET, TEMPLATE).put("https://git.acme.test/templates/java/x", "1");
    Location location = register();
    TemplateItem first = revisions.item(REF).orElseThrow();

    locations.refresh(location.id());
    assertThat(revisions.item(REF)).contains(first);

    files.put("https://git.acme.test/templates/java/x", "2");
    locations.refresh(location.id());

    assertThat(revisions.item(REF).orElseThrow().digest()).isNotEqualTo(first.digest());
    assertThat(revisions.revisions(REF)).hasSize(2);
  }

  @Test
  void showsTheFaultsOfABrokenTemplateBesideItsGoodRevision() {
    files.put(TARGET, TEMPLATE);
    Location location = register();
    String digest = revisions.item(REF).orElseThrow().digest();

    files.put(TARGET, BROKEN);
    locations.refresh(location.id());

    TemplateItem item = revisions.item(REF).orElseThrow();
    assertThat(item.digest()).isEqualTo(digest);
    assertThat(item.title()).isEqualTo("Java service");
    assertThat(item.faults()).extracting(Fault::path).containsExactly("/spec/type");
    assertThat(entities.byRef(REF).orElseThrow().spec()).containsEntry("type", "service");
    assertThat(locations.find(location.id()).orElseThrow().faults()).hasSize(1);
  }

  @Test
  void listsATemplateThatNeverWasGood() {
    files.put(TARGET, BROKEN);

    register();

    TemplateItem item = revisions.list("java", 10, 0).items().getFirst();
    assertThat(item.digest()).isNull();
    assertThat(item.faults()).isNotEmpty();
    assertThat(revisions.find(REF)).isEmpty();
    assertThat(entities.byRef(REF)).isEmpty();
  }

  @Test
  void forgetsTheTemplateWithItsLocation() {
    files.put(TARGET, TEMPLATE);
    Location location = register();

    locations.remove(location.id());

    assertThat(revisions.item(REF)).isEmpty();
    assertThat(entities.byRef(REF)).isEmpty();
  }

  @Test
  void refusesAnUploadOfATemplateThatALocationDescribes() {
    files.put(TARGET, TEMPLATE);
    register();

    assertThatThrownBy(() -> revisions.upload(List.of(template(TEMPLATE)), null))
        .isInstanceOf(EntityTaken.class)
        .hasMessageContaining(TARGET);
  }

  @Test
  void readsTheRightDocumentOfAFileWithSeveral() {
    files.put(TARGET, "# two\n---\n" + TEMPLATE.replace("Java-Service", "a") + "---\n" + TEMPLATE);

    register();

    assertThat(revisions.find(REF).orElseThrow().definition().name()).isEqualTo("Java-Service");
    assertThat(revisions.list(null, 10, 0).items())
        .extracting(TemplateItem::name)
        .containsExactly("a", "Java-Service");
  }

  @Test
  void searchesAndPagesTemplates() {
    for (String name : List.of("c", "a", "b")) {
      revisions.upload(
          List.of(
              template(
                  TEMPLATE.replace("Java-Service", name).replace("Java service", "Title " + name))),
          null);
    }

    assertThat(revisions.list("SPRING", 2, 0).items())
        .extracting(TemplateItem::name)
        .containsExactly("a", "b");
    assertThat(revisions.list("spring", 2, 2).items())
        .extracting(TemplateItem::name)
        .containsExactly("c");
    assertThat(revisions.list("title b", 2, 0).total()).isEqualTo(1);
    assertThat(revisions.list("%", 2, 0).total()).isZero();
    assertThat(revisions.list(null, 2, 0).total()).isEqualTo(3);
  }

  private Location register() {
    return locations
        .register(new LocationRequest("url", TARGET, null, null, OnConflict.REJECT, OnFault.KEEP))
        .location();
  }

  private List<String> faults(TemplateFile... upload) {
    return ((TemplateUpload.Refused) revisions.upload(List.of(upload), null))
        .faults().stream().map(Fault::message).toList();
  }

  private static TemplateFile template(String yaml) {
    return TemplateFile.of("template.yaml", yaml);
  }
}
