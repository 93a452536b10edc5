package org.firstbutton.chassis.confidential;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * 主密钥 — the keys that wrap the data keys, from a file outside the database and the repository: one 32-byte key in base64
 * a line, the first wraps, the others only open what they once wrapped.
 */
final class MasterKeys {
    private static final int BYTES = 32;
    private static final String ADVICE = " CONFIDENTIAL_KEY_FILE must name a file with a 32-byte key in base64 on its"
            + " first line, readable by this service only; 'openssl rand -base64 32' makes one. It must be the file that"
            + " this database was first started with: without it sealed values stay closed for ever, so keep a copy apart"
            + " from the database's backups. /"
            + " CONFIDENTIAL_KEY_FILE 须指向主密钥文件(首行为 base64 的 32 字节密钥,仅本服务可读),且须为本数据库首次启动时所用的文件;"
            + "请将副本与数据库备份分开保存。";

    private final Aead aead;
    private final String current;

    private MasterKeys(Aead aead, String current) {
        this.aead = aead;
        this.current = current;
    }

    static MasterKeys at(String file) {
        if (file.isBlank()) {
            throw new IllegalStateException("no master key is configured." + ADVICE);
        }
        try {
            return of(Files.readAllLines(Path.of(file)));
        } catch (IOException unreadable) {
            throw new IllegalStateException("the master key file cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")." + ADVICE);
        }
    }

    static MasterKeys of(List<String> lines) {
        List<String> keys = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("the master key file is empty." + ADVICE);
        }
        try {
            AeadConfig.register();
            KeysetHandle.Builder all = KeysetHandle.newBuilder();
            int first = 0;
            for (String line : keys) {
                byte[] key = Base64.getDecoder().decode(line);
                if (key.length != BYTES) {
                    throw unusable();
                }
                int id = idOf(key);
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(imported(key, id));
                first = all.size() == 0 ? id : first;
                all.addEntry(all.size() == 0 ? entry.makePrimary() : entry);
            }
            return new MasterKeys(
                    all.build().getPrimitive(RegistryConfiguration.get(), Aead.class),
                    HexFormat.of().toHexDigits(first));
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            // Its message may quote the line.
            throw unusable();
        }
    }

    private static IllegalStateException unusable() {
        return new IllegalStateException("a line of the master key file is no 32-byte key in base64." + ADVICE);
    }

    @AccessesPartialKey
    private static AesGcmKey imported(byte[] key, int id) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(PredefinedAeadParameters.AES256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
    }

    // From the key itself, so that the file needs no column for it.
    private static int idOf(byte[] key) throws GeneralSecurityException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
    }

    Aead aead() {
        return aead;
    }

    /** Names the key that wraps; says nothing about it. */
    String current() {
        return current;
    }

    IllegalStateException missing(String master) {
        return new IllegalStateException("the data keys were wrapped by master key " + master
                + ", which is not in the master key file, or somebody has changed them." + ADVICE);
    }
}
