package org.firstbutton.scoring.points;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstbutton.scoring.scheme.AccountKind;

/**
 * 账户 — of an organisation or an officer. Its id can stand in a URL: {@code HB/JZ/SS/U017/} is {@code unit:HB.JZ.SS.U017}.
 *
 * @param orgPath the unit, for an officer the one he was in when it happened
 */
public record Account(String id, AccountKind kind, String orgPath) {
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}");

    /** The account of an organisation, named by its path. */
    public static Account unit(String orgPath) {
        requirePath(orgPath);
        return new Account("unit:" + encoded(orgPath.substring(0, orgPath.length() - 1)), AccountKind.UNIT, orgPath);
    }

    public static Account officer(String number, String orgPath) {
        requirePath(orgPath);
        return new Account(officerId(number), AccountKind.OFFICER, orgPath);
    }

    /** What an officer answers for as the one who reviewed. */
    public static Account legalOfficer(String number, String orgPath) {
        requirePath(orgPath);
        return new Account(legalOfficerId(number), AccountKind.LEGAL_OFFICER, orgPath);
    }

    /**
     * The account of a county or a city, which adds up those of its units.
     *
     * @return empty if the id is not that of one
     */
    public static Optional<Account> addingUp(String id) {
        for (AccountKind kind : AccountKind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (kind.addsUp() && id.startsWith(prefix) && id.length() > prefix.length()) {
                return Optional.of(new Account(id, kind, decoded(id.substring(prefix.length())) + "/"));
            }
        }
        return Optional.empty();
    }

    public static String officerId(String number) {
        return "officer:" + encoded(number);
    }

    public static String legalOfficerId(String number) {
        return "legal:" + encoded(number);
    }

    /** The number of the officer whose account this is; empty for an organisation's. */
    public static Optional<String> numberOf(String id) {
        return Stream.of("officer:", "legal:")
                .filter(id::startsWith)
                .map(prefix -> decoded(id.substring(prefix.length())))
                .findFirst();
    }

    private static void requirePath(String orgPath) {
        if (orgPath.length() < 2 || !orgPath.endsWith("/")) {
            throw new IllegalArgumentException("not an organisation path: '" + orgPath + "'");
        }
    }

    // One to one, so that no two organisations ever share an account.
    private static String encoded(String name) {
        StringBuilder id = new StringBuilder(name.length());
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c == '/') {
                id.append('.');
            } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
                id.append(c);
            } else {
                id.append(String.format("~%02X", (int) c));
            }
        }
        return id.toString();
    }

    private static String decoded(String id) {
        ByteArrayOutputStream name = new ByteArrayOutputStream(id.length());
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            if (c == '~'
                    && at + 2 < id.length()
                    && HEX.matcher(id.substring(at + 1, at + 3)).matches()) {
                name.write(Integer.parseInt(id.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                name.write(c == '.' ? '/' : c);
            }
        }
        return name.toString(StandardCharsets.UTF_8);
    }
}
