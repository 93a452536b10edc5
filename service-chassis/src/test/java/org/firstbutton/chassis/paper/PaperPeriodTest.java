package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperPeriodTest {
    @ParameterizedTest
    @CsvSource({"2026-11-02, 2026年11月2日", "2026-01, 2026年1月", "2026-Q4, 2026年第四季度", "2026-W46, 2026-W46"})
    void aPaperWritesItInChinese(String label, String zh) {
        assertThat(PaperPeriod.zh(label)).isEqualTo(zh);
    }
}
