package dev.formwork.workflows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workflow code is replayed, so it may not see anything that differs from one time to the next. */
class ArchitectureTest {

  private static final String PAYLOAD = "dev.formwork.workflows.payload..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.formwork.workflows");

  @Test
  void workflowsKnowNeitherSpringNorTheOutside() {
    check(
        noClasses()
            .that(resideOutsideOfPackage(PAYLOAD))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..",
                "java.io..",
                "java.net..",
                "java.nio..",
                "java.sql..",
                "java.util.concurrent..",
                "java.security..",
                "dev.formwork.activities..",
                "dev.formwork.integrations.."));
  }

  @Test
  void workflowsReadNoClock() {
    check(
        noClasses()
            .that(resideOutsideOfPackage(PAYLOAD))
            .should()
            .callMethodWhere(named("now", "java.time"))
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.time..").and(assignable(Clock.class)))
            .orShould()
            .dependOnClassesThat(assignable(System.class))
            .orShould()
            .dependOnClassesThat(assignable(Thread.class)));
  }

  @Test
  void workflowsDrawNoRandomNumbers() {
    check(
        noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random"));
  }

  @Test
  void workflowsIterateInOneOrderOnly() {
    check(
        noClasses()
            .that(resideOutsideOfPackage(PAYLOAD))
            .should()
            .callConstructorWhere(target(HashMap.class))
            .orShould()
            .callConstructorWhere(target(HashSet.class))
            .orShould()
            .callMethodWhere(unordered()));
  }

  @Test
  void onlyTheInterpreterTurnsTheCrank() {
    check(
        noClasses()
            .that(resideInAPackage(PAYLOAD))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.formwork.workflows.interpreter.."));
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }

  private static DescribedPredicate<JavaClass> assignable(Class<?> type) {
    return JavaClass.Predicates.type(type);
  }

  private static DescribedPredicate<JavaMethodCall> named(String name, String packageName) {
    return DescribedPredicate.describe(
        "is " + packageName + "…" + name,
        call ->
            call.getTarget().getName().equals(name)
                && call.getTargetOwner().getPackageName().startsWith(packageName));
  }

  private static <C extends JavaCall<?>> DescribedPredicate<C> target(Class<?> type) {
    return DescribedPredicate.describe(
        "makes a " + type.getSimpleName(), call -> call.getTargetOwner().isEquivalentTo(type));
  }

  /** `Map.of` and `Set.of` of two and more, and their copies. */
  private static DescribedPredicate<JavaMethodCall> unordered() {
    return DescribedPredicate.describe(
        "makes a map or set without order",
        call -> {
          boolean owner =
              call.getTargetOwner().isEquivalentTo(Map.class)
                  || call.getTargetOwner().isEquivalentTo(Set.class);
          int one = call.getTargetOwner().isEquivalentTo(Map.class) ? 2 : 1;
          int parameters = call.getTarget().getRawParameterTypes().size();
          String name = call.getTarget().getName();
          return owner
              && (List.of("copyOf", "ofEntries").contains(name)
                  || (name.equals("of") && parameters > one));
        });
  }
}
