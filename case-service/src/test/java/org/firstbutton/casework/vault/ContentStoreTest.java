package org.firstbutton.casework.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stores keep the same promises: the folder on a real file system, the bucket over HTTP with the real client. */
class ContentStoreTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path directory;

    @Test
    void aFolder_keepsEachContentOnceAndGivesItBack() throws IOException {
        ContentStore store = new FolderStore(directory.resolve("store"));

        requirePromises(store);

        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aBucket_keepsEachContentOnceAndGivesItBack() throws IOException {
        try (FakeBucket bucket = new FakeBucket("papers")) {
            ContentStore store = new BucketStore(Vault.client(settings(bucket.endpoint())), "papers");

            requirePromises(store);

            assertThat(bucket.puts()).isEqualTo(1);
        }
    }

    @Test
    void aBucketThatIsAway_isAFailureOfTheStoreAndNotAMissingContent() throws IOException {
        FakeBucket gone = new FakeBucket("papers");
        gone.close();
        ContentStore store = new BucketStore(Vault.client(settings(gone.endpoint())), "papers");

        assertThatThrownBy(() -> store.holds(OF_ABC)).isInstanceOf(IOException.class);
    }

    private void requirePromises(ContentStore store) throws IOException {
        try (Received abc = received("abc".getBytes(UTF_8), 10)) {
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

    @Test
    void aContentThatIsTooLong_isRefusedAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> received(new byte[11], 10))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.TOO_LARGE));
        assertThatThrownBy(() -> received(new byte[0], 10)).isInstanceOf(Refusal.class);

        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aContentWithOneBitTurned_neverLeavesAsAWhole() throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        String address;
        try (Received received = received(content, content.length)) {
            address = received.address();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        VerifiedCopy.copy(new ByteArrayInputStream(content), address, whole);
        assertThat(whole.toByteArray()).isEqualTo(content);

        content[150_000] ^= 1;
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        assertThatThrownBy(() -> VerifiedCopy.copy(new ByteArrayInputStream(content), address, broken))
                .isInstanceOf(IOException.class);
        assertThat(broken.size()).isLessThan(content.length);
    }

    private Received received(byte[] content, long most) throws IOException {
        return Received.from(new ByteArrayInputStream(content), directory.resolve("receiving"), most);
    }

    private static List<String> putBefore(ContentStore store, Instant instant) throws IOException {
        List<String> found = new ArrayList<>();
        store.putBefore(instant, found::add);
        return found;
    }

    private static VaultSettings.Bucket settings(URI endpoint) {
        record Settings(
                Optional<String> name,
                Optional<URI> endpoint,
                String region,
                Optional<String> accessKey,
                Optional<String> secretKey)
                implements VaultSettings.Bucket {}
        return new Settings(
                Optional.of("papers"),
                Optional.of(endpoint),
                "us-east-1",
                Optional.of("tester"),
                Optional.of("not-a-secret"));
    }
}
