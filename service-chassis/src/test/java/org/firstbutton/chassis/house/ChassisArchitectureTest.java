package org.firstbutton.chassis.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.firstbutton.chassis", importOptions = DoNotIncludeTests.class)
class ChassisArchitectureTest {
    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    /** The chassis is plumbing: the moment it knows a police word it has become a dumping ground. */
    @ArchTest
    static final ArchRule noPoliceWord = noClasses()
            .should()
            .haveNameMatching(".*\\.[^.]*(Alert|Case|Breach|Score|Station)[^.]*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.firstbutton.contract.alert..",
                    "org.firstbutton.contract.casework..",
                    "org.firstbutton.contract.scoring..",
                    "org.firstbutton.contract.review..");
}
