package dev.formwork.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.formwork.api");

  @Test
  void neverKnowsTheCodeOfActionsOrTheWorker() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.formwork.activities..", "dev.formwork.worker..", "dev.formwork.standalone..")
        .check(API);
  }

  @Test
  void isWiredByConfigurationsAndNotByScans() {
    noClasses()
        .should()
        .beAnnotatedWith("org.springframework.stereotype.Component")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Service")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Repository")
        .check(API);
  }

  @Test
  void keepsWhatIsSharedBelowTheRoutes() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.formwork.api.http..", "dev.formwork.api.runs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.formwork.api.scaffolder..", "dev.formwork.api.v1..", "dev.formwork.api.catalog..")
        .check(API);
    assertThat(API).isNotEmpty();
  }
}
