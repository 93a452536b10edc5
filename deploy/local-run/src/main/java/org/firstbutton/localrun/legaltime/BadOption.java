package org.firstbutton.localrun.legaltime;

import java.time.DateTimeException;
import java.util.function.Function;
import org.firstbutton.localrun.Words;

/** 选项有误 — which option cannot be used, and what it takes. */
final class BadOption extends RuntimeException {
    private final transient Words words;

    BadOption(String option, String value, Words expected) {
        super(option + " " + value + ": " + expected.en());
        this.words = Words.of(
                "%s 不能是“%s”:应为%s".formatted(option, value, expected.zh()),
                "%s cannot be '%s': expected %s".formatted(option, value, expected.en()));
    }

    private BadOption(String option, String value, Words expected, RuntimeException cause) {
        this(option, value, Words.of(expected.zh(), expected.en() + " (" + cause.getMessage() + ")"));
        initCause(cause);
    }

    static <T> T read(String option, String value, Words expected, Function<String, T> parser) {
        try {
            return parser.apply(value.strip());
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new BadOption(option, value, expected, wrong);
        }
    }

    Words words() {
        return words;
    }
}
