package org.firstbutton.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firstbutton.chassis.problem.Refusal;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of a server that others wrote, which checks signatures and tells of objects a page at a time. */
class S3ProxyIT {
    private static final String BUCKET = "papers";
    private static final int MORE_THAN_A_PAGE = 1_001;

    @TempDir
    private Path directory;

    private BlobStoreContext context;
    private S3Proxy proxy;
    private S3Client client;
    private ContentStore store;

    @BeforeEach
    void start() throws Exception {
        VaultSettings.Bucket known = StorePromises.settings(URI.create("http://localhost"));
        context = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                .credentials("any", "any")
                .build(BlobStoreContext.class);
        proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://localhost:0"))
                .awsAuthentication(
                        AuthenticationType.AWS_V4,
                        known.accessKey().orElseThrow(),
                        known.secretKey().orElseThrow())
                .build();
        proxy.start();
        client = Vault.client(StorePromises.settings(endpoint()));
        client.createBucket(request -> request.bucket(BUCKET));
        store = new BucketStore(client, BUCKET);
    }

    private URI endpoint() {
        return URI.create("http://localhost:" + proxy.getPort());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        proxy.stop();
        context.close();
    }

    @Test
    void aBucket_keepsEachContentOnceAndGivesItBack() throws IOException {
        StorePromises.require(store, directory);
    }

    @Test
    void aLongContent_comesBackBitByBit_andOneThatIsTooLongNeverGetsThere() throws IOException {
        byte[] content = new byte[20_000_000];
        new Random(1).nextBytes(content);
        assertThatThrownBy(() -> received(content, content.length - 1)).isInstanceOf(Refusal.class);
        assertThat(StorePromises.putBefore(store, Instant.parse("2100-01-01T00:00:00Z")))
                .isEmpty();

        String address = put(content);

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (InputStream kept = store.open(address)) {
            VerifiedCopy.copy(kept, address, whole);
        }
        assertThat(whole.toByteArray()).isEqualTo(content);
    }

    @Test
    void aContentThatSomebodyReplacedInTheBucket_neverLeavesAsAWhole() throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        String address = put(content);
        content[150_000] ^= 1;
        client.putObject(request -> request.bucket(BUCKET).key(address), RequestBody.fromBytes(content));

        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        try (InputStream kept = store.open(address)) {
            assertThatThrownBy(() -> VerifiedCopy.copy(kept, address, broken)).isInstanceOf(IOException.class);
        }
        assertThat(broken.size()).isLessThan(content.length);
    }

    @Test
    void whatLiesInTheBucket_isToldOfToItsLastPage() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (int n = 0; n < MORE_THAN_A_PAGE; n++) {
            addresses.add(put(ByteBuffer.allocate(Integer.BYTES).putInt(n).array()));
        }

        assertThat(StorePromises.putBefore(store, Instant.parse("2100-01-01T00:00:00Z")))
                .containsExactlyInAnyOrderElementsOf(addresses);
    }

    @Test
    void aBucketThatDoesNotLetUsIn_isAFailureOfTheStoreAndNotAMissingContent() throws IOException {
        String address = put(new byte[] {1});
        try (S3Client stranger = Vault.client(StorePromises.settings(endpoint(), "another-secret"))) {
            ContentStore closed = new BucketStore(stranger, BUCKET);

            assertThatThrownBy(() -> closed.holds(address)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> closed.open(address)).isInstanceOf(IOException.class);
        }
    }

    private String put(byte[] content) throws IOException {
        try (Received received = received(content, content.length)) {
            store.put(received);
            return received.address();
        }
    }

    private Received received(byte[] content, long most) throws IOException {
        return Received.from(new ByteArrayInputStream(content), directory, most);
    }
}
