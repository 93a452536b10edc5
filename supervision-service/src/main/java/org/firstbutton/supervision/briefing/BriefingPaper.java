package org.firstbutton.supervision.briefing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.sheet.Sheet;
import org.firstbutton.supervision.briefing.Briefing.Line;
import org.firstbutton.supervision.briefing.Briefing.Section;
import org.jspecify.annotations.Nullable;

/** 打印稿 — a briefing as rows of a table, or as Markdown to be read; both languages stand in it. */
final class BriefingPaper {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static final Sheet<Entry> SHEET = Sheet.<Entry>of("briefing", "通报")
            .column("topic", "议题", entry -> entry.section().topic())
            .column("topicZh", "议题名", entry -> entry.section().zh())
            .column("unit", "单位", entry -> entry.line().unit())
            .column("subject", "对象", entry -> entry.line().subject())
            .column("ruleId", "规则", entry -> entry.line().ruleId())
            .column("textZh", "事由", entry -> entry.line().textZh())
            .column("textEn", "事由（英文）", entry -> entry.line().textEn())
            .column("severity", "严重程度", entry -> entry.line().severity())
            .column("at", "时间", entry -> entry.line().at())
            .column("figure", "数", entry -> entry.line().figure())
            .column("place", "办理处", entry -> entry.line().place());

    private final ZoneId zone;

    BriefingPaper(ZoneId zone) {
        this.zone = zone;
    }

    /** A line with the section that it stands in. */
    record Entry(Section section, Line line) {}

    static List<Entry> entries(Briefing briefing) {
        return briefing.sections().stream()
                .flatMap(section -> section.lines().stream().map(line -> new Entry(section, line)))
                .toList();
    }

    String markdown(Briefing briefing) {
        return "# %s · %s\n\n%s · %s – %s\n\n"
                        .formatted(
                                briefing.titleZh(),
                                briefing.titleEn(),
                                briefing.orgPath(),
                                local(briefing.from()),
                                local(briefing.to()))
                + briefing.sections().stream().map(this::markdown).collect(Collectors.joining("\n"));
    }

    private String markdown(Section section) {
        String head = "## %s · %s (%d)\n\n".formatted(section.zh(), section.en(), section.count());
        if (section.lines().isEmpty()) {
            return head + "无 · none\n";
        }
        return head
                + "| 单位 unit | 对象 subject | 规则 rule | 事由 text | 级别 severity | 时间 time | 数 figure |\n"
                + "|---|---|---|---|---|---|---|\n"
                + section.lines().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Line line) {
        return Stream.of(
                        text(line.unit()),
                        text(line.subject()),
                        text(line.ruleId()),
                        line.textZh() == null ? "" : line.textZh() + " · " + line.textEn(),
                        text(line.severity()),
                        local(line.at()),
                        String.valueOf(line.figure()))
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String local(@Nullable Instant at) {
        return at == null ? "" : LOCAL.format(at.atZone(zone));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
