package org.firstbutton.casework.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.firstbutton.casework.person.Person.Role;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    // The examples of GB 11643-1999, annex.
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void theExamplesOfTheStandard_areResidentIds(String number) {
        assertThat(ResidentId.is(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491231002x",
                "1101051949123100",
                "A1010519491231002X",
                "110105194913310020",
                ""
            })
    void aWrongCheck_aDayThatIsNone_andWhatIsTooShort_areNot(String number) {
        assertThat(ResidentId.is(number)).isFalse();
    }

    @Test
    void oneWrongDigit_orTwoNeighboursSwapped_isAlwaysNoticed() {
        String right = "11010519491231002X";

        for (int place = 0; place < 17; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(ResidentId.is(wrong)).as(wrong).isEqualTo(wrong.equals(right));
            }
        }
        assertThat(IntStream.range(0, 16).mapToObj(i -> swapped(right, i)))
                .allSatisfy(wrong -> assertThat(ResidentId.is(wrong)).isEqualTo(wrong.equals(right)));
    }

    @ParameterizedTest
    @CsvSource({"2008-11-22, false", "2008-11-23, true", "2026-11-22, true", "1980-01-01, false"})
    void whoIsNotYetEighteen_isAMinor_andShielded(LocalDate born, boolean minor) {
        PersonRegistration witness = registration(Role.WITNESS, null, born, null);
        Boolean juvenile = PersonRegistration.juvenile(witness.details(NOON), NOON);

        assertThat(juvenile).isEqualTo(minor);
        assertThat(witness.shielded(juvenile)).isEqualTo(minor);
    }

    @Test
    void theVictimOfASexualCrime_isShielded_theSuspectIsNot() {
        assertThat(registration(Role.VICTIM, null, null, true).shielded(null)).isTrue();
        assertThat(registration(Role.SUSPECT, null, null, true).shielded(false)).isFalse();
        assertThat(registration(Role.VICTIM, null, null, null).shielded(false)).isFalse();
    }

    @Test
    void theNumberSaysTheBirthDate_andMustNotContradictTheOneStated() {
        assertThat(registration(Role.SUSPECT, "11010519491231002x", null, null)
                        .details(NOON)
                        .birthDate())
                .isEqualTo("1949-12-31");
        assertRefused(registration(Role.SUSPECT, "11010519491231002X", LocalDate.of(1949, 12, 30), null), "/birthDate");
        assertRefused(registration(Role.SUSPECT, "110105194912310021", null, null), "/idNumber");
        assertRefused(registration(Role.SUSPECT, null, LocalDate.of(2027, 1, 1), null), "/birthDate");
    }

    private static void assertRefused(PersonRegistration registration, String field) {
        assertThatThrownBy(() -> registration.details(NOON))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.field()).isEqualTo(field)));
    }

    private static PersonRegistration registration(
            Role role, @Nullable String number, @Nullable LocalDate born, @Nullable Boolean sexualCrime) {
        return new PersonRegistration(UUID.randomUUID(), role, "张三", number, null, born, null, null, sexualCrime);
    }

    private static String swapped(String text, int place) {
        return text.substring(0, place) + text.charAt(place + 1) + text.charAt(place) + text.substring(place + 2);
    }
}
