package org.firstbutton.scoring.points;

import java.nio.charset.StandardCharsets;
import org.firstbutton.scoring.scheme.AccountKind;

/**
 * 账户 — of a unit or an officer. Its id can stand in a URL: {@code HB/JZ/SS/U017/} is {@code unit:HB.JZ.SS.U017}.
 *
 * @param orgPath the unit, for an officer the one he was in when it happened
 */
public record Account(String id, AccountKind kind, String orgPath) {

    /** The account of an organisation, named by its path. */
    public static Account unit(String orgPath) {
        requirePath(orgPath);
        return new Account("unit:" + encoded(orgPath.substring(0, orgPath.length() - 1)), AccountKind.UNIT, orgPath);
    }

    public static Account officer(String number, String orgPath) {
        requirePath(orgPath);
        return new Account(officerId(number), AccountKind.OFFICER, orgPath);
    }

    public static String officerId(String number) {
        return "officer:" + encoded(number);
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
}
