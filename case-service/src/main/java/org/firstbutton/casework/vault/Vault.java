package org.firstbutton.casework.vault;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** 选定库房 — the bucket if one is named, else the folder; a service that knows neither does not start. */
final class Vault {
    private Vault() {}

    @Startup
    @Produces
    @ApplicationScoped
    static ContentStore chosen(VaultSettings settings) {
        VaultSettings.Bucket bucket = settings.bucket();
        return bucket.name()
                .<ContentStore>map(name -> new BucketStore(client(bucket), name))
                .orElseGet(() -> new FolderStore(settings.folder()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "name firstbutton.attachments.folder or firstbutton.attachments.bucket.name"))));
    }

    static S3Client client(VaultSettings.Bucket bucket) {
        // Path style and no trailing checksums: what stores other than Amazon's understand. We check the hash
        // ourselves.
        S3ClientBuilder client = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(bucket.region()))
                .forcePathStyle(true)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        required(bucket.accessKey(), "access-key"), required(bucket.secretKey(), "secret-key"))));
        bucket.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("firstbutton.attachments.bucket." + name + " is not set"));
    }
}
