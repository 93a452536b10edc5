package org.firstbutton.localrun.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.firstbutton.localrun.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    @TempDir
    Path directory;

    @Test
    void aPortInUse_isRefusedAndItsHolderNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Readiness.checkPorts(Map.of("intake", other.getLocalPort())))
                    .isInstanceOfSatisfying(
                            Trouble.class,
                            trouble -> assertThat(trouble.exitCode()).isEqualTo(4))
                    .hasMessageContaining("intake")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aPortThatWasGivenBack_isFree() throws Exception {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
        }

        assertThatCode(() -> Readiness.checkPorts(Map.of("intake", port))).doesNotThrowAnyException();
    }

    @Test
    void aBaseOneOfWhosePortsIsTaken_isPassedOver() throws Exception {
        Ports free = Ports.free(25_080);

        try (ServerSocket other = new ServerSocket(free.scoring(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(Ports.free(free.base()).base()).isGreaterThan(free.base());
        }
    }

    @Test
    void tooLittleMemory_isRefusedAndJustEnoughIsNot() {
        assertThatThrownBy(() -> Readiness.checkMemory(OptionalLong.of(Readiness.MEMORY_NEEDED - 1)))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("--anyway");
        assertThatCode(() -> Readiness.checkMemory(OptionalLong.of(Readiness.MEMORY_NEEDED)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Readiness.checkMemory(OptionalLong.empty())).doesNotThrowAnyException();
    }

    @Test
    void tooLittleDisk_isRefused() {
        Home home = new Home(directory, directory);

        assertThatThrownBy(() -> Readiness.checkDisk(home, Readiness.DISK_NEEDED - 1))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("FIRSTBUTTON_HOME");
    }

    @Test
    void aControlGroupsLimit_leavesWhatIsNotUsed() throws Exception {
        Files.writeString(directory.resolve("memory.max"), "3000\n");
        Files.writeString(directory.resolve("memory.current"), "2000\n");
        Files.writeString(directory.resolve("memory.stat"), "anon 1500\ninactive_file 400\n");

        assertThat(Memory.leftInControlGroup(directory)).hasValue(1400);
    }
}
