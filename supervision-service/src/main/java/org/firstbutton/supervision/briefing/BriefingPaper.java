package org.firstbutton.supervision.briefing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.supervision.briefing.Briefing.Line;
import org.firstbutton.supervision.briefing.Briefing.Section;
import org.firstbutton.supervision.finding.CsvCell;
import org.jspecify.annotations.Nullable;

/** 打印稿 — a briefing as CSV for a table, or as Markdown to be read; both languages stand in it. */
final class BriefingPaper {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ZoneId zone;

    BriefingPaper(ZoneId zone) {
        this.zone = zone;
    }

    String csv(Briefing briefing) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            write(csv, briefing);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void write(CsvWriter csv, Briefing briefing) {
        csv.writeRecord(
                "topic",
                "topicZh",
                "unit",
                "subject",
                "ruleId",
                "textZh",
                "textEn",
                "severity",
                "at",
                "figure",
                "place");
        for (Section section : briefing.sections()) {
            for (Line line : section.lines()) {
                csv.writeRecord(
                        section.topic().name(),
                        section.zh(),
                        text(line.unit()),
                        CsvCell.safe(text(line.subject())),
                        text(line.ruleId()),
                        text(line.textZh()),
                        text(line.textEn()),
                        text(line.severity()),
                        text(line.at()),
                        String.valueOf(line.figure()),
                        text(line.place()));
            }
        }
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
