package io.totem.policy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule imports_no_other_service = HouseRules.importsNoOtherServiceThan("io.totem.policy..");

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself("io.totem.policy..");

    @ArchTest
    static final ArchRule starts_no_subprocess_but_windows_only_way_to_end_a_process =
            HouseRules.startsNoSubprocess("io.totem.policy..", "io.totem.policy.termination.TaskkillSignals");

    @ArchTest
    static final ArchRule nobody_calls_a_resource = HouseRules.nobodyDependsOnResources("io.totem.policy..");

    @ArchTest
    static final ArchRule leads_by_the_path_alone = HouseRules.leadsByThePathAlone("io.totem.policy..");

    @ArchTest
    static final ArchRule changes_no_file = HouseRules.changesNoFile("io.totem.policy..");
}
