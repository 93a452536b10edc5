package org.firstbutton.scoring.records;

import java.util.List;
import java.util.stream.Collectors;
import org.firstbutton.chassis.sheet.Sheet;

/** 记录库表样 */
record RecordSheet(String kind, KeptRecord kept) {
    static final Sheet<RecordSheet> SHEET = Sheet.<RecordSheet>of("records", "记录库")
            .withMark()
            .column("种类", line -> line.kind)
            .column("kind", line -> line.kept.kind())
            .column("单位 unit", line -> line.kept.orgPath())
            .column("民警 officer", line -> line.kept.officer())
            .column("标题 title", line -> line.kept.title())
            .column("字段 fields", RecordSheet::fields)
            .column("内容 text", line -> line.kept.text())
            .column("答复 answer", line -> line.kept.answer())
            .column("发生 held at", line -> line.kept.heldAt())
            .column("认可 confirmed at", line -> line.kept.confirmedAt())
            .column("填报人 entered by", line -> line.kept.enteredBy())
            .column("认可人 confirmed by", line -> line.kept.confirmedBy())
            .column("撤销 revoked at", line -> line.kept.revokedAt())
            .column("编号 id", line -> line.kept.id());

    static List<RecordSheet> lines(RecordKinds kinds, List<KeptRecord> records) {
        return records.stream()
                .map(kept -> new RecordSheet(
                        kinds.find(kept.kind()).map(RecordKind::zh).orElse(kept.kind()), kept))
                .toList();
    }

    private String fields() {
        return kept.details().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
