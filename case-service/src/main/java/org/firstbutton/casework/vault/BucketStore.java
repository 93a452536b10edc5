package org.firstbutton.casework.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** 对象存储库房 — a bucket of an S3-compatible store; the key of an object is its address. */
final class BucketStore implements ContentStore {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;

    BucketStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(Received content) throws IOException {
        if (!holds(content.address())) {
            asking(() -> client.putObject(
                    request -> request.bucket(bucket).key(content.address()).contentLength(content.size()),
                    content.file()));
        }
    }

    @Override
    public boolean holds(String address) throws IOException {
        return asking(() -> {
            try {
                client.headObject(request -> request.bucket(bucket).key(address));
                return true;
            } catch (NoSuchKeyException missing) {
                return false;
            } catch (S3Exception failed) {
                if (failed.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw failed;
            }
        });
    }

    @Override
    public InputStream open(String address) throws IOException {
        return asking(() -> client.getObject(request -> request.bucket(bucket).key(address)));
    }

    @Override
    public void remove(String address) throws IOException {
        asking(() -> client.deleteObject(request -> request.bucket(bucket).key(address)));
    }

    @Override
    public void putBefore(Instant instant, Consumer<String> address) throws IOException {
        asking(() -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(instant))
                    .forEach(object -> address.accept(object.key()));
            return true;
        });
    }

    private static <T> T asking(Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (SdkException failed) {
            throw new IOException("the object store did not do as asked", failed);
        }
    }
}
