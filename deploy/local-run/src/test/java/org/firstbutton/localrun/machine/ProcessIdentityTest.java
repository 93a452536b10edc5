package org.firstbutton.localrun.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
    @TempDir
    Path directory;

    @Test
    void aProcessReadBackFromItsFile_isTheSame() throws Exception {
        ProcessIdentity ours = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        Path file = directory.resolve("x.pid");

        ours.write(file);

        assertThat(ProcessIdentity.read(file)).contains(ours);
        assertThat(ours.handle()).isPresent();
    }

    @Test
    void aReusedProcessNumber_isNotTakenForOurs() {
        long reused = ProcessHandle.current().pid();

        assertThat(new ProcessIdentity(reused, "an earlier boot/1234").handle()).isEmpty();
    }

    @Test
    void anEndedProcess_isNotAlive() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

        process.destroyForcibly().waitFor();

        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void aDamagedFile_namesNoProcess() throws Exception {
        Path file = Files.writeString(directory.resolve("x.pid"), "not a number");

        assertThat(ProcessIdentity.read(file)).isEmpty();
    }
}
