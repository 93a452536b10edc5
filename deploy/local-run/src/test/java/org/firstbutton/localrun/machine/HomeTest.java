package org.firstbutton.localrun.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void withoutAWish_dataLiveUnderTheProject() {
        assertThat(Home.of(Map.of(), directory).directory()).isEqualTo(directory.resolve(".firstbutton"));
    }

    @Test
    void theEnvironment_namesAnotherDirectory() {
        Home home = Home.of(Map.of("FIRSTBUTTON_HOME", directory + "/elsewhere"), Path.of("/project"));

        assertThat(home.directory()).isEqualTo(directory.resolve("elsewhere"));
    }

    @Test
    void secrets_areReadableByTheirOwnerOnlyAndStay() throws Exception {
        Home home = new Home(directory, directory);

        String made = Secrets.of(home).of("intake_app");

        assertThat(Secrets.of(home).of("intake_app")).isEqualTo(made).hasSizeGreaterThan(30);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    void portsThatWereShifted_areRemembered() {
        Home home = new Home(directory, directory);
        assertThat(Ports.remembered(home).intake()).isEqualTo(18081);

        new Ports(28080).remember(home);

        assertThat(Ports.remembered(home).postgres()).isEqualTo(28032);
    }
}
