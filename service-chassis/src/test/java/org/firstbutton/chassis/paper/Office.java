package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * LibreOffice, where the machine has it: the file has to open and to become a PDF. It asks nobody whether it may repair, so a
 * broken file becomes none.
 */
public final class Office {
    private Office() {}

    public static boolean isThere() {
        return Stream.of(Objects.toString(System.getenv("PATH"), "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    }

    public static void opens(Path folder, String name, byte[] content) throws IOException {
        opens(folder, Map.of(name, content));
    }

    /** All of them in one go: its start takes longest. */
    public static void opens(Path folder, Map<String, byte[]> files) throws IOException {
        if (!isThere()) {
            System.out.println("SKIPPED: no soffice on this machine, not opened with LibreOffice: " + files.keySet());
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            command.add(
                    Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
        }
        Process office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        try {
            boolean ended = office.waitFor(3, TimeUnit.MINUTES);
            office.destroy();
            assertThat(ended).as("soffice ends").isTrue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        for (String name : files.keySet()) {
            Path pdf = folder.resolve(name.replaceAll("\\.[a-z]+$", ".pdf"));
            assertThat(pdf).as("%s opens in LibreOffice", name).exists();
            try (PDDocument pages = Loader.loadPDF(pdf.toFile())) {
                assertThat(pages.getNumberOfPages()).as(name).isPositive();
            }
        }
    }
}
