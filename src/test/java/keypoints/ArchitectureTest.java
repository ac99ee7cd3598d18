package keypoints;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house rules that a machine can check. */
final class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("keypoints");

  private static final Set<String> ENVIRONMENT = Set.of("getenv", "getProperty", "getProperties");

  /** Fields outside the root that change, as {@code Type.field}, each with its reason. */
  private static final Set<String> CHANGING_FIELDS = Set.of();

  @Test
  void packages_haveNoCycles() {
    slices().matching("keypoints.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void packages_useOnlyWhatLiesBelowThem() {
    classes().should(House.onlyLookDown()).check(MAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "jakarta.servlet.., root web",
    "org.thymeleaf.., root web",
    "jakarta.ws.rs.., roboflow",
    "org.glassfish.jersey.., roboflow",
    "dev.failsafe.., roboflow",
    "ai.onnxruntime.., onnx",
    "java.sql.., root db run batch measure",
    "javax.sql.., root db run batch measure",
    "com.zaxxer.hikari.., db",
    "software.amazon.awssdk.., db",
    "org.eclipse.jetty.., jetty",
    "io.prometheus.., metrics",
    "org.apache.hc.., image",
    "com.drew.., image",
    "com.sun.jna.., image",
    "de.siegmar.fastcsv.., export",
    "com.twelvemonkeys.., image"
  })
  void technology_staysAtHome(String technology, String rooms) {
    noClasses()
        .that(House.liveOutside(rooms.split(" ")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology)
        .check(MAIN);
  }

  @Test
  void environment_isReadInTheRoot() {
    DescribedPredicate<JavaAccess<?>> environment =
        describe(
            "is the environment",
            access ->
                access.getTargetOwner().isEquivalentTo(System.class)
                    && ENVIRONMENT.contains(access.getName()));
    noClasses().that(House.liveOutside("root")).should().accessTargetWhere(environment).check(MAIN);
  }

  @Test
  void names_sayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|D[Tt][Oo]|Bean|Service)")
        .orShould()
        .resideInAnyPackage(
            "..util..",
            "..helper..",
            "..common..",
            "..core..",
            "..impl..",
            "..dto..",
            "..service..")
        .check(MAIN);
  }

  @Test
  void fields_areFinal() {
    fields()
        .that(describe("are not listed", field -> !CHANGING_FIELDS.contains(name(field))))
        .and()
        .areDeclaredInClassesThat(House.liveOutside("root"))
        .should()
        .beFinal()
        .check(MAIN);
  }

  @Test
  void interfaces_haveMoreThanOneImplementation() {
    DescribedPredicate<JavaClass> once =
        describe("have one implementation", type -> implementations(type).size() == 1);
    noClasses().that().areInterfaces().should(ArchCondition.from(once)).check(MAIN);
  }

  @Test
  void parts_comeThroughConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(MAIN);
  }

  @Test
  void standardStreams_areLeftAlone() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
  }

  @Test
  void exceptions_sayWhatHappened() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(MAIN);
  }

  private static String name(JavaField field) {
    return field.getOwner().getSimpleName() + "." + field.getName();
  }

  /** Lambdas are not seen, so that an interface for them counts none. */
  private static List<JavaClass> implementations(JavaClass type) {
    return type.getAllSubclasses().stream().filter(c -> !c.isInterface()).toList();
  }
}
