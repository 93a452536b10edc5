package org.firstbutton.supervision.circular;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperText;
import org.jspecify.annotations.Nullable;

/** 通知稿 — what an office has to say, for example that a meeting is held; on nothing that stands in the books. */
@ApplicationScoped
public class CircularPapers {

    /** @param paragraphs one after the other */
    public Draft draft(String office, String title, @Nullable String addressee, List<String> paragraphs) {
        return new Draft(
                office,
                office,
                "/api/v1/circulars/" + Generators.timeBasedEpochGenerator().generate(),
                new PaperText(
                        title,
                        addressee == null ? "" : addressee,
                        Map.of(),
                        paragraphs.stream()
                                .map(text -> new PaperText.Section("", text, List.of(), List.of()))
                                .toList()));
    }
}
