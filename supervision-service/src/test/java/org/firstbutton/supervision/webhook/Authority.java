package org.firstbutton.supervision.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a bureau, made by the JDK's keytool. */
final class Authority {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    private Authority(Path directory) {
        this.directory = directory;
    }

    static Authority made() {
        try {
            Authority authority = new Authority(Files.createTempDirectory("authority"));
            authority.make();
            return authority;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one whose certificate this is. */
    static Authority of(Path certificate) {
        return new Authority(certificate.resolveSibling(""));
    }

    private void make() {
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Bureau authority", "-ext", "bc:c", "-keystore", store());
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", certificate().toString(), "-keystore", store());
    }

    Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** @param names of the server, as {@code dns:hooks.example} or {@code ip:127.0.0.1} */
    SSLContext issued(String names) throws IOException, GeneralSecurityException {
        Path copy = Files.copy(Path.of(store()), directory.resolve(UUID.randomUUID() + ".p12"));
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=receiver",
                "-ext",
                "san=" + names,
                "-signer",
                "ca",
                "-keystore",
                copy.toString());
        KeyStore keys = KeyStore.getInstance(copy.toFile(), PASSWORD.toCharArray());
        keys.deleteEntry("ca");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private String store() {
        return directory.resolve("ca.p12").toString();
    }

    private static void keytool(String command, String... options) {
        List<String> key = command.equals("-genkeypair")
                ? List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2")
                : List.of();
        List<String> line = Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                command),
                        List.of(options),
                        key,
                        List.of("-storetype", "PKCS12", "-storepass", PASSWORD))
                .flatMap(List::stream)
                .toList();
        try {
            int exit = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("keytool " + command + " ended with " + exit);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
