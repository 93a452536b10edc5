package org.firstbutton.supervision.worklist;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.firstbutton.supervision.finding.CsvCell;
import org.jspecify.annotations.Nullable;

/** 导出 — a worklist as CSV, page by page. */
final class WorklistCsv {
    private WorklistCsv() {}

    /** @param pages the page behind a cursor, empty at the end */
    static void write(OutputStream out, Function<@Nullable String, List<Task>> pages) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("dueAt", "task", "nextZh", "nextEn", "whyZh", "whyEn", "ruleId", "severity", "unit", "finding");
        String cursor = null;
        List<Task> page = pages.apply(cursor);
        while (!page.isEmpty()) {
            page.forEach(task -> write(csv, task));
            page = pages.apply(Tasks.cursor(page.get(page.size() - 1)));
        }
        csv.flush();
    }

    private static void write(CsvWriter csv, Task task) {
        csv.writeRecord(
                Objects.toString(task.dueAt(), ""),
                task.task().name(),
                task.nextZh(),
                task.nextEn(),
                CsvCell.safe(task.whyZh()),
                CsvCell.safe(task.whyEn()),
                task.ruleId(),
                task.severity(),
                task.unit(),
                task.findingId().toString());
    }
}
