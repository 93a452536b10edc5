package org.firstbutton.supervision.reminder;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.firstbutton.supervision.finding.CsvCell;
import org.jspecify.annotations.Nullable;

/** 导出 — reminders as CSV, page by page. */
final class ReminderCsv {
    private ReminderCsv() {}

    /** @param pages the page behind a reminder, empty at the end */
    static void write(OutputStream out, Function<@Nullable UUID, List<Reminder>> pages) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "remindedAt", "ruleId", "number", "unit", "percent", "dueAt", "person", "part", "acknowledgedAt", "id");
        List<Reminder> page = pages.apply(null);
        while (!page.isEmpty()) {
            page.forEach(one -> csv.writeRecord(
                    one.remindedAt().toString(),
                    one.ruleId(),
                    CsvCell.safe(Objects.requireNonNullElse(one.number(), one.matter())),
                    one.unit(),
                    String.valueOf(one.percent()),
                    one.dueAt().toString(),
                    CsvCell.safe(one.person()),
                    one.part().name(),
                    Objects.toString(one.acknowledgedAt(), ""),
                    one.id().toString()));
            page = pages.apply(page.get(page.size() - 1).id());
        }
        csv.flush();
    }
}
