package org.firstbutton.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is drawn from the shipped packs; run with {@code -Drules.write} to renew it. */
class RulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");

    @Test
    void thePage_saysWhatThePacksSay() throws IOException {
        String fresh = new RulesPage(ShippedPacks.all(), unrecorded()).text();
        if (System.getProperty("rules.write") != null) {
            Files.writeString(PAGE, fresh);
        }

        assertThat(PAGE).content().isEqualTo(fresh);
    }

    private static Set<String> unrecorded() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(in);
        }
        return Set.of(
                properties.getProperty("firstbutton.supervision.unrecorded", "").split("\\s*,\\s*"));
    }
}
