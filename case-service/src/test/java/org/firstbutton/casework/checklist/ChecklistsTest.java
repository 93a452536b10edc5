package org.firstbutton.casework.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistsTest {
    private static final Instant IN_MARCH = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void everyKindOfDossier_hasAChecklistThatSaysItIsADefaultOfTheProduct() {
        Checklists shipped = new Checklists(Optional.empty());

        assertThat(shipped.all())
                .extracting(Checklist::form)
                .containsExactlyInAnyOrder("ADMIN_GENERAL", "ADMIN_FAST_TRACK", "ADMIN_MEDIATION", "CRIMINAL");
        assertThat(shipped.all()).allSatisfy(checklist -> {
            assertThat(checklist.origin()).isEqualTo("PRODUCT_DEFAULT");
            assertThat(checklist.basis()).isNotBlank();
        });
        assertThat(shipped.of("ADMIN_GENERAL", IN_MARCH).orElseThrow().items())
                .filteredOn(Checklist.Item::required)
                .extracting(Checklist.Item::item)
                .contains("ACCEPTANCE_FORM", "EVIDENCE", "DECISION");
    }

    @Test
    void aNewVersion_leavesDossiersAloneThatWereBegunBefore(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("criminal.json"), list("CRIMINAL", "2026-2", "2026-06-01", "ONLY_THIS", ""));
        Checklists checklists = new Checklists(Optional.of(directory));

        assertThat(checklists.of("CRIMINAL", IN_MARCH).orElseThrow().version()).isEqualTo("2026-1");
        // The first day is counted where the police are, not in Greenwich.
        assertThat(checklists
                        .of("CRIMINAL", Instant.parse("2026-05-31T16:00:00Z"))
                        .orElseThrow()
                        .version())
                .isEqualTo("2026-2");
        assertThat(checklists.of("CRIMINAL", Instant.parse("2025-12-31T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void aFieldThatNobodyKnows_andTwoVersionsOfOneDay_areRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("one.json");
        Files.writeString(file, list("CRIMINAL", "2026-2", "2026-06-01", "A1", ", \"shelf\": 3"));
        assertThatThrownBy(() -> new Checklists(Optional.of(directory)))
                .hasMessageContaining("one.json")
                .hasMessageContaining("shelf");

        Files.writeString(file, list("CRIMINAL", "2026-2", "2026-01-01", "A1", ""));
        assertThatThrownBy(() -> new Checklists(Optional.of(directory)))
                .hasMessageContaining("two checklists CRIMINAL");

        Files.writeString(file, list("CRIMINAL", "2026-2", "2026-06-01", "../etc", ""));
        assertThatThrownBy(() -> new Checklists(Optional.of(directory))).hasMessageContaining("/items");
    }

    private static String list(String form, String version, String from, String item, String more) {
        return """
                [{"form": "%s", "version": "%s", "from": "%s", "zh": "卷", "en": "dossier", "caseKind": "CRIMINAL",
                  "origin": "PRODUCT_DEFAULT"%s,
                  "items": [{"item": "%s", "zh": "材料", "en": "paper", "required": true}]}]
                """.formatted(form, version, from, more, item);
    }
}
