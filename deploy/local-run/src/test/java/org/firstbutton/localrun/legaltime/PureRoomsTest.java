package org.firstbutton.localrun.legaltime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

@AnalyzeClasses(packages = "org.firstbutton.localrun", importOptions = DoNotIncludeTests.class)
class PureRoomsTest {
    private static final List<String> PURE = List.of(
            "org.firstbutton.supervision.calendar",
            "org.firstbutton.supervision.evidence",
            "org.firstbutton.supervision.rules",
            "org.firstbutton.supervision.verdict");

    /** Its other rooms need Quarkus and a database, which are not on the class path here. */
    @ArchTest
    static final ArchRule ofSupervision_onlyThePureRoomsAreUsed = noClasses()
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are supervision's, but not in a pure room") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.firstbutton.supervision")
                            && !PURE.contains(type.getPackageName());
                }
            });
}
