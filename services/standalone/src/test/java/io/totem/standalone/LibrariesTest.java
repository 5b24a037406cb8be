package io.totem.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What no module may use of the libraries that come along; all modules are on this one's class path. */
@AnalyzeClasses(packages = "io.totem", importOptions = ImportOption.DoNotIncludeTests.class)
class LibrariesTest {

    /** It is older than the driver that is used: see "Libraries ahead of Quarkus" in docs/decisions.md. */
    @ArchTest
    static final ArchRule nothing_calls_the_reactive_driver =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.mongodb.reactivestreams..");
}
