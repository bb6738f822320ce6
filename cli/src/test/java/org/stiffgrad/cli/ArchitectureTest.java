package org.stiffgrad.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and what no package may use. */
class ArchitectureTest {
  /** A package of the core uses only packages before it. */
  private static final List<String> CORE =
      List.of(
          "system",
          "execute",
          "network",
          "linear",
          "method",
          "theory",
          "solve",
          "sensitivity",
          "fit",
          "optimize",
          "identify",
          "diagnose",
          "train",
          "learn");

  /** Packages of the modules model and petab, likewise, all after the core. */
  private static final List<String> MODEL =
      List.of(
          "expression",
          "differentiate",
          "compile",
          "input",
          "antimony",
          "table",
          "problem",
          "sbml",
          "petab");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.stiffgrad");

  private static String[] names(List<String> packages) {
    return packages.stream().map(p -> "org.stiffgrad." + p + "..").toArray(String[]::new);
  }

  private static void holdsOrder(List<String> packages) {
    for (int i = 0; i + 1 < packages.size(); i++) {
      List<String> later = packages.subList(i + 1, packages.size());
      noClasses()
          .that()
          .resideInAnyPackage(names(List.of(packages.get(i))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(names(later))
          .allowEmptyShould(true)
          .because("a package uses only packages before it: " + packages)
          .check(CLASSES);
    }
  }

  @Test
  void corePackagesUseOnlyEarlierOnes() {
    holdsOrder(CORE);
  }

  @Test
  void modelPackagesUseOnlyEarlierOnes() {
    holdsOrder(MODEL);
  }

  @Test
  void coreKnowsNoModelLanguageAndNoFileFormat() {
    noClasses()
        .that()
        .resideInAnyPackage(names(CORE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(names(MODEL))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.objectweb.asm..", "org.antlr..", "de.siegmar..", "java.nio.file..")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsPlacedInTheOrder() {
    TreeSet<String> unplaced = new TreeSet<>();
    for (JavaPackage p : CLASSES.getPackage("org.stiffgrad").getSubpackages()) {
      unplaced.add(p.getRelativeName());
    }
    CORE.forEach(unplaced::remove);
    MODEL.forEach(unplaced::remove);
    assertEquals(
        new TreeSet<>(List.of("cli", "paper", "report", "testkit")).toString(),
        unplaced.toString());
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("org.stiffgrad.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(CLASSES);
    List<String> unmarked = new ArrayList<>();
    for (JavaPackage p : CLASSES.getPackage("org.stiffgrad").getSubpackagesInTree()) {
      boolean isGenerated = p.getRelativeName().equals("grammar");
      if (!p.getClasses().isEmpty() && p.tryGetPackageInfo().isEmpty() && !isGenerated) {
        unmarked.add(p.getName());
      }
    }
    assertEquals(List.of(), unmarked);
  }

  @Test
  void onlyTheCommandLineUsesStandardStreamsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stiffgrad.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void nothingUsesReflection() {
    noClasses()
        .that()
        // A hidden class has no name by which its constructor could be called.
        .doNotHaveFullyQualifiedName("org.stiffgrad.compile.KernelClass")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(CLASSES);
  }

  @Test
  void coreHasNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(names(CORE))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(CLASSES);
  }

  @Test
  void kernelsUseNoStreams() {
    noClasses()
        .that()
        .resideInAnyPackage(names(List.of("linear", "network")))
        .or()
        .haveNameMatching(".*(Stepper|Work|Evaluator)")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.stream..")
        .check(CLASSES);
  }
}
