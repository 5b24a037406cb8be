package io.totem.doctor;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.doctor", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String OWN = "io.totem.doctor..";

    @ArchTest
    static final ArchRule imports_no_service = HouseRules.importsNoOtherServiceThan(OWN);

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself(OWN);

    /** Nobody but nginx reads its configuration as it does. */
    @ArchTest
    static final ArchRule starts_no_subprocess_but_nginx =
            HouseRules.startsNoSubprocess(OWN, "io.totem.doctor.nginx.NginxProgram");
}
