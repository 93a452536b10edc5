package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrgLevelTest {
    private static final List<OrgLevel> UPWARD =
            List.of(OrgLevel.UNIT, OrgLevel.COUNTY, OrgLevel.CITY, OrgLevel.PROVINCE);

    @ParameterizedTest
    @EnumSource
    void aLevelSweepsOnceTheOneBelowShouldHaveSigned_andHasTimeToSign(Cycle cycle) {
        for (int i = 0; i < UPWARD.size(); i++) {
            OrgLevel level = UPWARD.get(i);
            assertThat(level.signWithin(cycle)).isGreaterThan(level.sweepAfter(cycle));
            if (i > 0) {
                assertThat(level.sweepAfter(cycle))
                        .isGreaterThan(UPWARD.get(i - 1).signWithin(cycle));
            }
        }
    }

    @Test
    void allQuartersAreSignedWithinTheTenDaysOfTheRule() {
        assertThat(UPWARD)
                .allSatisfy(
                        level -> assertThat(level.signWithin(Cycle.QUARTER)).isLessThanOrEqualTo(Duration.ofDays(10)));
    }

    @Test
    void whatLiesInAStation_belongsToTheStation() {
        assertThat(OrgLevel.chain("HB/JZ/SS/U017/T2/")).containsExactly("HB/", "HB/JZ/", "HB/JZ/SS/", "HB/JZ/SS/U017/");
        assertThat(OrgLevel.of("HB/JZ/SS/U017/T2/")).isEqualTo(OrgLevel.UNIT);
        assertThat(OrgLevel.above("HB/")).isNull();
    }

    @Test
    void theQuarterOfAStationIsSignedByItsCounty_theDayByItself() {
        assertThat(OrgLevel.signingOffice("HB/JZ/SS/U017/", Cycle.QUARTER)).isEqualTo("HB/JZ/SS/");
        assertThat(OrgLevel.signingOffice("HB/JZ/SS/U017/", Cycle.DAY)).isEqualTo("HB/JZ/SS/U017/");
        assertThat(OrgLevel.signingOffice("HB/JZ/SS/", Cycle.QUARTER)).isEqualTo("HB/JZ/SS/");
    }
}
