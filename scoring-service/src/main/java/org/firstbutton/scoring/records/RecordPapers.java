package org.firstbutton.scoring.records;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;

/** 缺项通知稿 — which units lack what each should have once a month, for example the monthly exam. */
@ApplicationScoped
public class RecordPapers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    private final RecordKinds kinds;
    private final RecordLibrary library;
    private final SchemeInForce schemes;
    private final PaperOffices offices;

    RecordPapers(RecordKinds kinds, RecordLibrary library, SchemeInForce schemes, PaperOffices offices) {
        this.kinds = kinds;
        this.library = library;
        this.schemes = schemes;
        this.offices = offices;
    }

    public Draft missing(Handle handle, String orgPath, String kind, YearMonth month) {
        RecordKind wanted = kinds.named(kind);
        if (!wanted.monthly()) {
            throw Refusal.field("/kind", "不是每月应有的记录 / is not expected every month: " + kind);
        }
        Instant now = DatabaseClock.now(handle);
        ZoneId zone = schemes.of(handle, orgPath, now).zone();
        Period period = new Period(month.atDay(1), month.atEndOfMonth(), zone);
        List<String> units = library.missing(handle, wanted.kind(), null, period, orgPath);
        if (units.isEmpty()) {
            throw Refusal.forbiddenBy("papers: a notice to somebody", "没有缺项单位 / no unit lacks it");
        }
        Map<String, String> fields = Map.of(
                "单位", offices.name(orgPath),
                "期间", MONTH.format(month),
                "种类", wanted.zh(),
                "缺项数", String.valueOf(units.size()),
                "截至时间", DAY.format(now.atZone(zone)));
        List<List<String>> rows = IntStream.range(0, units.size())
                .mapToObj(n -> List.of(String.valueOf(n + 1), offices.name(units.get(n))))
                .toList();
        return new Draft(
                orgPath,
                orgPath,
                "/api/v1/record-library/missing?unit=%s&kind=%s&month=%s".formatted(orgPath, kind, month),
                new PaperText(
                        "关于补齐" + MONTH.format(month) + wanted.zh() + "记录的通知",
                        "各有关单位",
                        fields,
                        List.of(PaperText.Section.table("缺项单位", List.of("序号", "单位"), rows))));
    }
}
