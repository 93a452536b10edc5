package org.firstbutton.scoring.personnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperPeriod;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.scoring.points.PointsLedger;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 积分导出 — the entries of officers that stand in a quarter, within what the caller may see. */
@ApplicationScoped
public class PointsExport {
    private static final List<String> OFFICERS = List.of("警号", "单位", "计分项", "积分变动");
    private static final List<String> LINES = List.of("警号", "发生日期", "指标", "规则", "分值", "事由");
    // Reversed entries and their counter-entries drop out together, as on the boards.
    private static final String STANDING = """
            select e.* from score_entry e
            where e.kind = 'OFFICER' and e.org_path ^@ :within and e.occurred_at >= :start and e.occurred_at < :end
              and e.reverses is null and not exists (select 1 from score_entry r where r.reverses = e.id)
            order by e.account, e.occurred_at, e.seq
            """;

    private final SchemeInForce schemes;
    private final PaperOffices offices;

    PointsExport(SchemeInForce schemes, PaperOffices offices) {
        this.schemes = schemes;
        this.offices = offices;
    }

    /** 一季度的积分 */
    public record Points(String orgPath, Period period, Instant asOf, Scheme scheme, List<PointsLine> lines) {}

    Points of(Handle handle, String orgPath, @Nullable String quarter) {
        Instant now = DatabaseClock.now(handle);
        Scheme scheme = schemes.of(handle, orgPath, now);
        Period period = Period.quarter(quarter, now, scheme.zone());
        List<PointsLine> lines = handle.createQuery(STANDING)
                .bind("within", orgPath)
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) -> PointsLine.of(PointsLedger.entry(row)))
                .list();
        return new Points(orgPath, period, now, scheme, lines);
    }

    /** 积分情况表 */
    public Draft statement(Handle handle, String orgPath, String quarter) {
        Points points = of(handle, orgPath, quarter);
        return new Draft(
                orgPath,
                orgPath,
                "/api/v1/points-exports?orgPath=" + orgPath + "&quarter=" + quarter,
                new PaperText(
                        "民警积分情况表",
                        "",
                        Map.of(
                                "单位",
                                offices.name(orgPath),
                                "期间",
                                PaperPeriod.zh(quarter),
                                "方案",
                                points.scheme().name()),
                        List.of(
                                PaperText.Section.table("一、汇总", OFFICERS, sums(points)),
                                PaperText.Section.table(
                                        "二、明细",
                                        LINES,
                                        points.lines().stream()
                                                .map(line -> cells(line, points))
                                                .toList()))));
    }

    private List<List<String>> sums(Points points) {
        Map<String, List<PointsLine>> byOfficer = points.lines().stream()
                .collect(Collectors.groupingBy(PointsLine::officer, TreeMap::new, Collectors.toList()));
        Function<List<PointsLine>, BigDecimal> sum =
                lines -> lines.stream().map(PointsLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return byOfficer.entrySet().stream()
                .map(one -> List.of(
                        one.getKey(),
                        offices.name(
                                one.getValue().get(one.getValue().size() - 1).unit()),
                        String.valueOf(one.getValue().size()),
                        sum.apply(one.getValue()).toPlainString()))
                .toList();
    }

    private static List<String> cells(PointsLine line, Points points) {
        return List.of(
                line.officer(),
                line.occurredAt().atZone(points.period().zone()).toLocalDate().toString(),
                points.scheme()
                        .metric(line.metric())
                        .map(metric -> metric.name().zh())
                        .orElse(line.metric()),
                line.rule(),
                line.points().toPlainString(),
                line.reason());
    }
}
