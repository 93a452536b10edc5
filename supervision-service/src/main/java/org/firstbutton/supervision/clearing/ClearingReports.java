package org.firstbutton.supervision.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperPeriod;
import org.firstbutton.chassis.paper.PaperSettings;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 清结报告 — what a signed list says, to the organisation above. */
@ApplicationScoped
public class ClearingReports {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日H时m分");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> HEADER = List.of("序号", "事项", "编号", "规则", "起", "结转原因", "责任人", "办结期限");

    private final Clearings clearings;
    private final PaperOffices offices;
    private final PaperSettings settings;

    ClearingReports(Clearings clearings, PaperOffices offices, PaperSettings settings) {
        this.clearings = clearings;
        this.offices = offices;
        this.settings = settings;
    }

    public Draft draft(Handle handle, UUID id) {
        ClearingRow row = clearings.find(handle, id).orElseThrow(Refusal::notFound);
        if (row.signedAt() == null) {
            throw Refusal.forbiddenBy("b12: reported when signed", "尚未签字 / nobody has signed it yet");
        }
        String unit = offices.name(row.unit());
        String above = OrgLevel.above(row.unit());
        Map<String, String> fields = Map.of(
                "单位", unit,
                "周期", row.cycleZh(),
                "期间", PaperPeriod.zh(row.period()),
                "截止时间", time(row.endsAt()),
                "清扫时间", time(row.sweptAt()),
                "未清数", String.valueOf(Objects.requireNonNullElse(row.openItems(), 0)),
                "已说明数", String.valueOf(row.explained()),
                "签字人", Objects.requireNonNullElse(row.signedBy(), "—"),
                "签字时间", time(row.signedAt()));
        List<List<String>> rows =
                clearings.items(handle, id).stream().map(this::cells).toList();
        return new Draft(
                row.unit(),
                row.unit(),
                "/api/v1/clearings/" + row.id(),
                new PaperText(
                        unit + row.cycleZh() + "报告",
                        above == null ? "" : offices.name(above),
                        fields,
                        List.of(PaperText.Section.table("未清事项", HEADER, rows))));
    }

    private List<String> cells(Item item) {
        return List.of(
                String.valueOf(item.no()),
                item.kindZh(),
                Objects.requireNonNullElse(item.number(), item.ref()),
                Objects.requireNonNullElse(item.ruleId(), ""),
                brief(item.since()),
                Objects.requireNonNullElse(item.reasonZh(), ""),
                Objects.requireNonNullElse(item.owner(), ""),
                brief(item.until()));
    }

    private String time(@Nullable Instant at) {
        return at == null ? "—" : TIME.format(at.atZone(settings.zone()));
    }

    private String brief(@Nullable Instant at) {
        return at == null ? "" : SHORT.format(at.atZone(settings.zone()));
    }
}
