package org.firstbutton.chassis.confidential;

import java.nio.charset.StandardCharsets;

/**
 * 密文所在 — the cell of the database that a sealed value stands in. It is authenticated with the value: a ciphertext that
 * is moved to another row or column does not open there.
 */
public record Cell(String table, String column, String row) {

    byte[] associatedData() {
        return String.join("\n", table, column, row).getBytes(StandardCharsets.UTF_8);
    }
}
