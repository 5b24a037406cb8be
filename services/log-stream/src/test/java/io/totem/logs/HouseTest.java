package io.totem.logs;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.totem.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.totem.logs", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String OWN = "io.totem.logs..";

    @ArchTest
    static final ArchRule imports_no_service = HouseRules.importsNoOtherServiceThan(OWN);

    @ArchTest
    static final ArchRule asks_no_clock_itself = HouseRules.asksNoClockItself(OWN);

    /** The journal's files can be read by no library; systemd's own reader is the one subprocess of this service. */
    @ArchTest
    static final ArchRule starts_no_subprocess_but_journalctl =
            HouseRules.startsNoSubprocess(OWN, "io.totem.logs.journal.JournalctlProcess");

    @ArchTest
    static final ArchRule nobody_depends_on_resources = HouseRules.nobodyDependsOnResources(OWN);

    @ArchTest
    static final ArchRule changes_no_file = HouseRules.changesNoFile(OWN);
}
