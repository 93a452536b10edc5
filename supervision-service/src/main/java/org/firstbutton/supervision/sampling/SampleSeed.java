package org.firstbutton.supervision.sampling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 抽样种子 — decides who is drawn. Its {@link #commitment} is published with the plan, the seed itself with the draw, so
 * that nobody can choose it by its result and anybody can draw again.
 *
 * @param hex 64 hexadecimal digits, in small letters
 */
public record SampleSeed(String hex) {
    private static final int DIGITS = 64;

    public SampleSeed {
        if (hex.length() != DIGITS || !hex.chars().allMatch(digit -> "0123456789abcdef".indexOf(digit) >= 0)) {
            throw new IllegalArgumentException("a seed has 64 hexadecimal digits in small letters");
        }
    }

    /** SHA-256 of the seed's digits as text. */
    public String commitment() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(hex.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean keeps(String commitment) {
        return commitment().equals(commitment);
    }

    /**
     * The order in which a stratum is drawn from: by HMAC-SHA-256 of the id, with the seed's digits as text for a key. The
     * first n of it are a simple random sample, and drawing more later means going on in it.
     */
    public List<String> order(List<String> ids) {
        Mac mac = mac();
        record Lot(String number, String id) {}
        return ids.stream()
                .distinct()
                .map(id -> new Lot(HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8))), id))
                .sorted(Comparator.comparing(Lot::number))
                .map(Lot::id)
                .toList();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hex.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
