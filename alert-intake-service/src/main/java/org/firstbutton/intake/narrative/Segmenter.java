package org.firstbutton.intake.narrative;

import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 分词 — cuts a narrative into clauses and these into words, so that 被打 is not found in 被打扰. The dictionaries are
 * loaded with the first narrative: a centre that sends none does not pay for them.
 */
final class Segmenter {
    private static final Pattern CLAUSE_END = Pattern.compile("[，。；！？：,.;!?:\\s]+");
    private static final String STRONGER_THAN_THE_DICTIONARY = "nz 1000";

    private final List<String> ownWords;
    private @Nullable Segment segment;

    Segmenter(List<String> ownWords) {
        this.ownWords = List.copyOf(ownWords);
    }

    List<Clause> clauses(String narrative) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : CLAUSE_END.split(narrative)) {
            if (!clause.isEmpty()) {
                clauses.add(new Clause(clause, boundaries(clause)));
            }
        }
        return clauses;
    }

    private BitSet boundaries(String clause) {
        BitSet boundaries = new BitSet(clause.length() + 1);
        boundaries.set(0);
        int at = 0;
        for (Term term : loaded().seg(clause)) {
            at += term.word.length();
            boundaries.set(at);
        }
        return boundaries;
    }

    private synchronized Segment loaded() {
        if (segment == null) {
            DynamicCustomDictionary words = new DynamicCustomDictionary();
            ownWords.forEach(word -> words.insert(word, STRONGER_THAN_THE_DICTIONARY));
            segment = new ViterbiSegment()
                    .enableNameRecognize(false)
                    .enableTranslatedNameRecognize(false)
                    .enableCustomDictionary(words);
        }
        return segment;
    }
}
