package dev.formwork.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.catalog.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarterTemplatesIT {

  private final TemplateRevisions revisions =
      new TemplateRevisions(TestDatabase.empty(), TemplateLimits.standard());

  @Test
  void registerEveryTemplateOnce() {
    var starters = new StarterTemplates(revisions);

    List<TemplateUpload> first = starters.register();
    List<TemplateUpload> second = starters.register();

    assertThat(first)
        .isNotEmpty()
        .allSatisfy(upload -> assertThat(upload).isInstanceOf(TemplateUpload.Stored.class));
    assertThat(second)
        .isNotEmpty()
        .allSatisfy(
            upload ->
                assertThat(upload)
                    .isInstanceOfSatisfying(
                        TemplateUpload.Stored.class,
                        stored -> assertThat(stored.isNew()).isFalse()));
    assertThat(revisions.list(null, 10, 0).total()).isEqualTo(first.size());
  }

  @Test
  void leaveATemplateThatSomebodyReplaced() {
    var starters = new StarterTemplates(revisions);
    TemplateUpload.Stored shipped = (TemplateUpload.Stored) starters.register().getFirst();
    List<TemplateFile> own =
        revisions.files(shipped.digest()).orElseThrow().stream()
            .filter(file -> !file.path().equals("README.md"))
            .toList();
    TemplateUpload.Stored replaced = (TemplateUpload.Stored) revisions.upload(own, null);

    starters.register();

    assertThat(revisions.item(shipped.ref()).orElseThrow().digest())
        .isEqualTo(replaced.digest())
        .isNotEqualTo(shipped.digest());
  }
}
