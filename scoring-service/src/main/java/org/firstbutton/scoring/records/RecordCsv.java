package org.firstbutton.scoring.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firstbutton.chassis.spreadsheet.Cell;

/** 记录库的 CSV — for spreadsheets: with a byte order mark, and with no cell that a spreadsheet would run as a formula. */
final class RecordCsv {
    private static final List<String> HEADER = List.of(
            "种类",
            "kind",
            "单位 unit",
            "民警 officer",
            "标题 title",
            "字段 fields",
            "内容 text",
            "答复 answer",
            "发生 held at",
            "认可 confirmed at",
            "填报人 entered by",
            "认可人 confirmed by",
            "撤销 revoked at",
            "编号 id");

    private RecordCsv() {}

    static String of(RecordKinds kinds, List<KeptRecord> records) {
        StringWriter out = new StringWriter();
        out.write('\ufeff');
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(HEADER);
            records.forEach(kept -> csv.writeRecord(cells(kinds, kept)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static List<String> cells(RecordKinds kinds, KeptRecord kept) {
        String fields = kept.details().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
        return List.of(
                kinds.find(kept.kind()).map(RecordKind::zh).orElse(kept.kind()),
                kept.kind(),
                Cell.inert(kept.orgPath()),
                Cell.inert(Objects.toString(kept.officer(), "")),
                Cell.inert(kept.title()),
                Cell.inert(fields),
                Cell.inert(Objects.toString(kept.text(), "")),
                Cell.inert(Objects.toString(kept.answer(), "")),
                kept.heldAt().toString(),
                kept.confirmedAt().toString(),
                Cell.inert(Objects.toString(kept.enteredBy(), "")),
                Cell.inert(Objects.toString(kept.confirmedBy(), "")),
                Objects.toString(kept.revokedAt(), ""),
                kept.id().toString());
    }
}
