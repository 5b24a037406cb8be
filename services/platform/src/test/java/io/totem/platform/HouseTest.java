package io.totem.platform;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule imports_no_service = HouseRules.importsNoOtherServiceThan("io.totem.platform..");

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself("io.totem.platform..");

    @ArchTest
    static final ArchRule starts_no_subprocess = HouseRules.startsNoSubprocess("io.totem.platform..");

    @ArchTest
    static final ArchRule changes_no_file = HouseRules.changesNoFile("io.totem.platform..");
}
