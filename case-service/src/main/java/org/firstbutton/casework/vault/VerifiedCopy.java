package org.firstbutton.casework.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** 核对 — hands a content on while it is checked: its last chunk leaves only if all of it is what its address says. */
public final class VerifiedCopy {
    private static final int CHUNK = 64 * 1024;

    private VerifiedCopy() {}

    /** @throws IOException if the content is not what its address says; the receiver then lacks its last chunk */
    public static void copy(InputStream content, String address, OutputStream out) throws IOException {
        DigestInputStream in = new DigestInputStream(content, Received.sha256());
        byte[] held = in.readNBytes(CHUNK);
        for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
            out.write(held);
            held = next;
        }
        if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(address)) {
            throw new IOException("the content kept under " + address + " has another hash");
        }
        out.write(held);
    }
}
