package org.firstbutton.casework.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * 库房 — contents by address; the address is the SHA-256 of the content in hexadecimal, so the same content is kept once
 * and nothing that a client sends becomes a path.
 */
public interface ContentStore {

    /** Keeps what was received; harmless where it is kept already. */
    void put(Received content) throws IOException;

    boolean holds(String address) throws IOException;

    /** The content as it lies there; whoever reads it checks it against its address. */
    InputStream open(String address) throws IOException;

    /** Removes it; harmless where it is gone already. */
    void remove(String address) throws IOException;

    /** Names everything that was put before this instant. */
    void putBefore(Instant instant, Consumer<String> address) throws IOException;
}
