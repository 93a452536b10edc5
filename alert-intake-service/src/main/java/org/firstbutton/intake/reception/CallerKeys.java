package org.firstbutton.intake.reception;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.confidential.Indexed;
import org.jspecify.annotations.Nullable;

/**
 * 同号标识 — HMAC-SHA256 in base32: it says "the same caller" or "the same place" to whoever compares two, and nothing to
 * whoever reads one.
 */
@ApplicationScoped
public class CallerKeys {
    private static final int DIGITS = 52;
    private static final int BASE = 32;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Mac keyed;

    CallerKeys(@ConfigProperty(name = "firstbutton.intake.key-secret") String secret) {
        try {
            this.keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same number however it is spelled: +86 138-1234-5678 is 13812345678. None where there are no digits. */
    @Nullable
    String ofPhone(@Nullable String phone) {
        String normal = Indexed.PHONE.normal(phone);
        return normal == null ? null : of("phone", normal);
    }

    @Nullable
    String ofPlace(@Nullable String place) {
        return place == null || place.isBlank()
                ? null
                : of("place", SPACES.matcher(place.strip()).replaceAll(" "));
    }

    String ofContent(String canonical) {
        return of("content", canonical);
    }

    /**
     * A key for a value of another kind; the same value of two kinds has two keys that nobody can match.
     *
     * @param kind for example {@code petition}
     */
    public String of(String kind, String value) {
        try {
            Mac mac = (Mac) keyed.clone();
            byte[] hash = mac.doFinal((kind + '\n' + value).getBytes(StandardCharsets.UTF_8));
            String base32 = new BigInteger(1, hash).toString(BASE);
            return "0".repeat(DIGITS - base32.length()) + base32;
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
