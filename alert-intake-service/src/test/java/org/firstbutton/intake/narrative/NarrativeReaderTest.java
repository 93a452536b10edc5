package org.firstbutton.intake.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrativeReaderTest {
    private static final Lexicon LEXICON = Lexicon.shipped();
    private final NarrativeReader reader = new NarrativeReader(LEXICON);

    @ParameterizedTest
    @CsvSource({
        "在网上刷单垫付五千元，被骗了, FRAUD",
        "手机银行转错账了，转给一个不认识的人, ''",
        "放在车上的手机被偷了, THEFT",
        "在车站捡到一部手机, ''",
        "丈夫又打我了，头上流血, DOMESTIC_VIOLENCE",
        "和丈夫在家里吵架，没有打人, ''",
        "消防演练，模拟持刀抢劫, ''",
        "咨询一下被偷了手机怎么立案, ''"
    })
    void whatIsEasilyConfused_isToldApart(String text, String family) {
        assertThat(reader.read(text)
                        .filter(suggestion -> suggestion.score() >= 70)
                        .map(Suggestion::family)
                        .orElse(""))
                .isEqualTo(family);
    }

    @Test
    void aWord_isNotFoundInsideOfAnother() {
        assertThat(reader.read("晚上被打扰，救护车正在抢救")).isEmpty();
    }

    @Test
    void aNegation_undoesThePhrase_andIsTold() {
        assertThat(reader.read("钱没被偷，手机被人抢走了")).hasValueSatisfying(suggestion -> {
            assertThat(suggestion.family()).isEqualTo("ROBBERY");
            assertThat(suggestion.words()).contains("抢走").doesNotContain("被偷");
        });
    }

    @Test
    void whatIsTold_areEntriesOfTheLexicon_neverTheText() {
        Set<String> entries = new HashSet<>();
        LEXICON.families().values().forEach(family -> family.words().values().forEach(entries::addAll));

        LabelledNarratives.all().stream()
                .flatMap(narrative -> reader.read(narrative.text()).stream())
                .forEach(suggestion -> assertThat(entries).containsAll(suggestion.words()));
    }

    @Test
    void aHalfThatStandsTooFarAway_doesNotBelongToThePhrase() {
        assertThat(new NarrativeReader(LEXICON).read("丈夫和我还有孩子今天上午一起去了新开的那家商场里买菜没有打我"))
                .isEmpty();
    }
}
