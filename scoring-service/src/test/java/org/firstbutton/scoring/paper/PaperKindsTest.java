package org.firstbutton.scoring.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.firstbutton.chassis.paper.Office;
import org.firstbutton.chassis.paper.SamplePaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of paper of this service, three pages long and more. */
class PaperKindsTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(ScoringPaper.class)
    void everyPage_isThatOfTheStandard(ScoringPaper kind) throws IOException {
        SamplePaper.of(kind).hasPagesOfTheStandard();
    }

    @Test
    void everyKind_isOpenedByLibreOffice_withoutRepair() throws IOException {
        Map<String, byte[]> papers = new HashMap<>();
        for (ScoringPaper kind : ScoringPaper.ALL) {
            SamplePaper paper = SamplePaper.of(kind);
            papers.put(paper.name(), paper.docx());
        }
        Office.opens(folder, papers);
        assertThat(papers).hasSameSizeAs(ScoringPaper.ALL);
    }
}
