package io.totem.metrics;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.metrics", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule imports_no_other_service = HouseRules.importsNoOtherServiceThan("io.totem.metrics..");

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself("io.totem.metrics..");

    @ArchTest
    static final ArchRule starts_no_subprocess = HouseRules.startsNoSubprocess("io.totem.metrics..");

    @ArchTest
    static final ArchRule nobody_depends_on_resources = HouseRules.nobodyDependsOnResources("io.totem.metrics..");

    @ArchTest
    static final ArchRule leads_by_the_path_alone = HouseRules.leadsByThePathAlone("io.totem.metrics..");
}
