package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** LibreOffice, where the machine has it: the file has to open and to become a PDF. */
public final class Office {
    private Office() {}

    public static void opens(Path folder, String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Process office;
        try {
            office = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            folder.toString(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("office.log").toFile())
                    .start();
        } catch (IOException notInstalled) {
            System.out.println("SKIPPED: no soffice on this machine, " + name + " was not opened with LibreOffice");
            return;
        }
        try {
            boolean ended = office.waitFor(2, TimeUnit.MINUTES);
            office.destroy();
            assertThat(ended).as("soffice ends").isTrue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        assertThat(folder.resolve(name.replaceAll("\\.[a-z]+$", ".pdf"))).exists();
    }
}
