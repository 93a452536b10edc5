package org.firstbutton.chassis.confidential;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 可检索项 — the values that are looked for exactly, each with the form in which two spellings of it are one. */
public enum Indexed {
    /** +86 138-1234-5678 is 13812345678. */
    PHONE {
        @Override
        String bare(String folded) {
            return COUNTRY.matcher(NO_DIGITS.matcher(folded).replaceAll("")).replaceFirst("");
        }
    },
    /** 居民身份证号码 or the number of another document; a final x is X. */
    ID_NUMBER {
        @Override
        String bare(String folded) {
            return BETWEEN.matcher(folded).replaceAll("").toUpperCase(Locale.ROOT);
        }
    };

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern COUNTRY = Pattern.compile("^(00)?86(?=1[0-9]{10}$)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

    abstract String bare(String folded);

    /** Null where nothing is left to look for. Full-width digits are digits. */
    public @Nullable String normal(@Nullable String value) {
        String bare = value == null ? "" : bare(Normalizer.normalize(value, Normalizer.Form.NFKC));
        return bare.isEmpty() ? null : bare;
    }
}
