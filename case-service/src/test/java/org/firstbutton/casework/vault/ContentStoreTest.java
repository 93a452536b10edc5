package org.firstbutton.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stores keep the same promises: the folder on a real file system, the bucket over HTTP with the real client. */
class ContentStoreTest {
    @TempDir
    private Path directory;

    @Test
    void aFolder_keepsEachContentOnceAndGivesItBack() throws IOException {
        ContentStore store = new FolderStore(directory.resolve("store"));

        StorePromises.require(store, directory.resolve("receiving"));

        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aBucket_keepsEachContentOnceAndGivesItBack() throws IOException {
        try (FakeBucket bucket = new FakeBucket("papers")) {
            ContentStore store = new BucketStore(Vault.client(StorePromises.settings(bucket.endpoint())), "papers");

            StorePromises.require(store, directory.resolve("receiving"));

            assertThat(bucket.puts()).isEqualTo(1);
        }
    }

    @Test
    void aBucketThatIsAway_isAFailureOfTheStoreAndNotAMissingContent() throws IOException {
        FakeBucket gone = new FakeBucket("papers");
        gone.close();
        ContentStore store = new BucketStore(Vault.client(StorePromises.settings(gone.endpoint())), "papers");

        assertThatThrownBy(() -> store.holds(StorePromises.OF_ABC)).isInstanceOf(IOException.class);
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
}
