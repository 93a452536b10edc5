package org.firstbutton.intake.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerKeysTest {
    private final CallerKeys keys = new CallerKeys("one secret");

    @Test
    void oneNumberSpelledDifferently_isOneCaller() {
        assertThat(keys.ofPhone("+86 138-1234-5678")).isEqualTo(keys.ofPhone("13812345678"));
        assertThat(keys.ofPhone("13812345679")).isNotEqualTo(keys.ofPhone("13812345678"));
    }

    @Test
    void aKey_showsNothingOfTheNumber_andDependsOnTheSecret() {
        assertThat(keys.ofPhone("13812345678")).hasSize(52).matches("[0-9a-v]+").doesNotContain("5678");
        assertThat(new CallerKeys("another secret").ofPhone("13812345678")).isNotEqualTo(keys.ofPhone("13812345678"));
    }

    @Test
    void aKey_staysWhatItWasWhenTheFirstAlertsWereTaken() {
        // HMAC-SHA256 by openssl, its number to the base of 32 by Python
        assertThat(keys.of("phone", "13812345678")).isEqualTo("0lho1ii2vk59mgteo5pguhsli8ahaet6a737fteohv782e2krfp6");
    }

    @Test
    void callersWithoutANumber_areNotTheSameCaller() {
        assertThat(keys.ofPhone("withheld")).isNull();
        assertThat(keys.ofPlace("  ")).isNull();
    }
}
