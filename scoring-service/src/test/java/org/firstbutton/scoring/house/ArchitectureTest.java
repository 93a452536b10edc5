package org.firstbutton.scoring.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.firstbutton.chassis.house.HouseRules;
import org.firstbutton.contract.Topic;

@AnalyzeClasses(packages = "org.firstbutton.scoring", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    /** What nobody has verified yet reaches no account, board or evaluation. */
    @ArchTest
    static final ArchRule unverifiedIntegrityFindings_areNotRead =
            noClasses().should().accessField(Topic.class, "SUPERVISION_FINDINGS_INTEGRITY");
}
