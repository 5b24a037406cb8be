package io.totem.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    /** It stands in for the dashboard's part of the stack; the other services it only holds. */
    @ArchTest
    static final ArchRule imports_no_service_but_the_dashboard = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.totem.metrics..", "io.totem.policy..", "io.totem.logs..");

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself("io.totem.standalone..");

    @ArchTest
    static final ArchRule starts_no_subprocess = HouseRules.startsNoSubprocess("io.totem.standalone..");

    @ArchTest
    static final ArchRule nobody_depends_on_resources = HouseRules.nobodyDependsOnResources("io.totem.standalone..");

    @ArchTest
    static final ArchRule leads_by_the_path_alone = HouseRules.leadsByThePathAlone("io.totem.standalone..");
}
