package org.firstbutton.casework.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every store promises, wherever it keeps things. */
final class StorePromises {
    static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private StorePromises() {}

    static void require(ContentStore store, Path receiving) throws IOException {
        try (Received abc = Received.from(new ByteArrayInputStream("abc".getBytes(UTF_8)), receiving, 10)) {
            assertThat(abc.address()).isEqualTo(OF_ABC);
            assertThat(store.holds(OF_ABC)).isFalse();
            store.put(abc);
            store.put(abc);
        }
        assertThat(store.holds(OF_ABC)).isTrue();
        try (InputStream content = store.open(OF_ABC)) {
            assertThat(content).hasContent("abc");
        }
        assertThat(putBefore(store, Instant.parse("2020-01-01T00:00:00Z"))).isEmpty();
        assertThat(putBefore(store, Instant.parse("2100-01-01T00:00:00Z"))).containsExactly(OF_ABC);
        store.remove(OF_ABC);
        store.remove(OF_ABC);
        assertThat(store.holds(OF_ABC)).isFalse();
        assertThatThrownBy(() -> store.open(OF_ABC).close()).isInstanceOf(IOException.class);
    }

    static List<String> putBefore(ContentStore store, Instant instant) throws IOException {
        List<String> found = new ArrayList<>();
        store.putBefore(instant, found::add);
        return found;
    }

    static VaultSettings.Bucket settings(URI endpoint) {
        return settings(endpoint, "not-a-secret");
    }

    static VaultSettings.Bucket settings(URI endpoint, String secret) {
        record Settings(
                Optional<String> name,
                Optional<URI> endpoint,
                String region,
                Optional<String> accessKey,
                Optional<String> secretKey)
                implements VaultSettings.Bucket {}
        return new Settings(
                Optional.of("papers"), Optional.of(endpoint), "us-east-1", Optional.of("tester"), Optional.of(secret));
    }
}
