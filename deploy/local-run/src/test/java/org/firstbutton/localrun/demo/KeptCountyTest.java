package org.firstbutton.localrun.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.demo.KeptCounty.Kept;
import org.firstbutton.localrun.machine.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCountyTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aHomeWithoutADemo_keepsNoCounty() {
        assertThat(county().read()).isEmpty();
    }

    @Test
    void whatWasWritten_isRecognisedByTheNextRun() {
        CountyPlan plan = new CountyPlan(14, 7, Instant.parse("2026-11-22T04:31:07Z"));
        county().write(plan, false);
        assertThat(county().read()).contains(new Kept(plan, false));
        county().write(plan, true);
        assertThat(county().read()).contains(new Kept(plan, true));
    }

    private KeptCounty county() {
        return new KeptCounty(new Home(directory, directory.resolve("home")));
    }
}
