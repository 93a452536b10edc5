package org.firstbutton.chassis.confidential;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 可检索项 — the values that are looked for exactly, each with the form in which two spellings of it are one. */
public enum Indexed {
    /** +86 138-1234-5678 is 13812345678. */
    PHONE {
        @Override
        String bare(String folded) {
            return folded.replaceAll("[^0-9]", "").replaceFirst("^(00)?86(?=1\\d{10}$)", "");
        }
    },
    /** 居民身份证号码 or the number of another document; a final x is X. */
    ID_NUMBER {
        @Override
        String bare(String folded) {
            return folded.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        }
    };

    abstract String bare(String folded);

    /** Null where nothing is left to look for. Full-width digits are digits. */
    public @Nullable String normal(@Nullable String value) {
        String bare = value == null ? "" : bare(Normalizer.normalize(value, Normalizer.Form.NFKC));
        return bare.isEmpty() ? null : bare;
    }
}
