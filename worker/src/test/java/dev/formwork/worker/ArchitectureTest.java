package dev.formwork.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom inside the modules that end up in a worker; the POMs decide between modules.
 */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.formwork");

  private static final String[] SHARED_BY_FAMILIES = {
    "dev.formwork.activities.action..",
    "dev.formwork.activities.port..",
    "dev.formwork.activities.workspace.."
  };

  @Test
  void familiesOfActionsKnowOnlyTheFrameworkAndThePorts() {
    slices()
        .matching("dev.formwork.activities.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAnyPackage(SHARED_BY_FAMILIES))
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage("dev.formwork.activities.dryrun"),
            DescribedPredicate.alwaysTrue())
        .check(HOUSE);
  }

  @Test
  void adaptersOfOneTechnologyDoNotKnowAnother() {
    slices()
        .matching("dev.formwork.integrations.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAnyPackage("dev.formwork.integrations.git.."))
        .check(HOUSE);
  }

  @Test
  void nothingBelowTheProcessesKnowsSpring() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.formwork.templates..",
            "dev.formwork.workflows..",
            "dev.formwork.activities..",
            "dev.formwork.catalog..",
            "dev.formwork.integrations..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..")
        .check(HOUSE);
  }

  @Test
  void actionsReachTheOutsideThroughPortsOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.formwork.activities..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..",
            "org.eclipse.jgit..",
            "io.fabric8..",
            "com.slack..",
            "jakarta.mail..",
            "org.jdbi..",
            "java.sql..",
            "dev.formwork.integrations..")
        .check(HOUSE);
  }

  @Test
  void theWorkerDoesNotKnowTheApi() {
    noClasses()
        .that()
        .resideInAPackage("dev.formwork.worker..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.formwork.api..")
        .check(HOUSE);
  }

  @Test
  void beansAreMadeInConfigurationClassesOfThisProcess() {
    classes()
        .that()
        .areAnnotatedWith("org.springframework.context.annotation.Configuration")
        .should()
        .resideInAPackage("dev.formwork.worker")
        .check(HOUSE);
  }
}
