package org.firstbutton.intake.narrative;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * 分句 — a clause and where its words begin and end.
 *
 * @param boundaries positions between two words, 0 and the clause's length included
 */
record Clause(String text, BitSet boundaries) {
    // Farther apart than this, two halves of a phrase rarely belong together.
    private static final int WIDEST_GAP = 12;

    /** 位置 — from start to before end. */
    record Span(int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    /** Where these words stand, one after the other; only whole words count. */
    List<Span> find(List<String> words) {
        List<Span> found = new ArrayList<>();
        for (Span first : find(words.get(0), 0)) {
            int end = first.end();
            for (String word : words.subList(1, words.size())) {
                List<Span> next = find(word, end);
                end = next.isEmpty() || next.get(0).start() - end > WIDEST_GAP
                        ? Integer.MAX_VALUE
                        : next.get(0).end();
                if (end == Integer.MAX_VALUE) {
                    break;
                }
            }
            if (end != Integer.MAX_VALUE) {
                found.add(new Span(first.start(), end));
            }
        }
        return found;
    }

    private List<Span> find(String word, int from) {
        List<Span> found = new ArrayList<>();
        for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
            if (boundaries.get(at) && boundaries.get(at + word.length())) {
                found.add(new Span(at, at + word.length()));
            }
        }
        return found;
    }
}
