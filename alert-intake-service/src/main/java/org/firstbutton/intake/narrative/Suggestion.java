package org.firstbutton.intake.narrative;

import java.util.List;

/**
 * 提示类别 — the family of offence that a text speaks of, and why.
 *
 * @param words entries of the lexicon that were found
 * @param countered entries that spoke against it
 */
record Suggestion(String family, int score, List<String> words, List<String> countered) {}
