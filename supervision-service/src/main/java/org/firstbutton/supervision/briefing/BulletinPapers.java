package org.firstbutton.supervision.briefing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperSettings;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.briefing.Briefing.Line;
import org.firstbutton.supervision.briefing.Briefing.Section;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 周通报稿 — the weekly bulletin as a paper: what was open when it was issued, not what became of it. */
@ApplicationScoped
public class BulletinPapers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final List<String> HEADER = List.of("单位", "对象", "规则", "事由", "严重程度", "时间", "数");
    private static final String NUMERALS = "一二三四五六七八九十";

    private final Briefings briefings;
    private final PaperOffices offices;
    private final PaperSettings settings;

    BulletinPapers(Briefings briefings, PaperOffices offices, PaperSettings settings) {
        this.briefings = briefings;
        this.offices = offices;
        this.settings = settings;
    }

    /** @param within a day of the week that is meant; none: the last one that is over */
    public Draft weekly(Handle handle, String orgPath, @Nullable LocalDate within) {
        Briefing briefing = briefings.weekly(handle, orgPath, within);
        LocalDate monday = LocalDate.ofInstant(briefing.from(), settings.zone());
        int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int year = monday.get(IsoFields.WEEK_BASED_YEAR);
        Map<String, String> fields = Map.of(
                "单位", offices.name(orgPath),
                "起", DAY.format(monday),
                "止", DAY.format(monday.plusDays(6)),
                "截至时间", DAY.format(briefing.asOf().atZone(settings.zone())));
        List<PaperText.Section> sections = new ArrayList<>();
        for (Section section : briefing.sections()) {
            sections.add(section(NUMERALS.charAt(sections.size()) + "、", section));
        }
        return new Draft(
                orgPath,
                orgPath,
                "/api/v1/briefings/weekly?orgPath=%s&week=%d-W%02d".formatted(orgPath, year, week),
                new PaperText("%s（%d年第%d周）".formatted(briefing.titleZh(), year, week), "", fields, sections));
    }

    // A column in which nothing stands is left out.
    private PaperText.Section section(String numeral, Section section) {
        List<List<String>> rows = section.lines().stream().map(this::cells).toList();
        int[] filled = IntStream.range(0, HEADER.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        return PaperText.Section.table(
                numeral + section.zh() + "（" + section.count() + "）",
                picked(HEADER, filled),
                rows.stream().map(row -> picked(row, filled)).toList());
    }

    private static List<String> picked(List<String> cells, int[] columns) {
        return IntStream.of(columns).mapToObj(cells::get).toList();
    }

    private List<String> cells(Line line) {
        return List.of(
                line.unit() == null ? "" : offices.name(line.unit()),
                Objects.requireNonNullElse(line.subject(), ""),
                Objects.requireNonNullElse(line.ruleId(), ""),
                Objects.requireNonNullElse(line.textZh(), ""),
                line.severity() == null ? "" : Severity.valueOf(line.severity()).zh(),
                brief(line.at()),
                String.valueOf(line.figure()));
    }

    private String brief(@Nullable Instant at) {
        return at == null ? "" : SHORT.format(at.atZone(settings.zone()));
    }
}
