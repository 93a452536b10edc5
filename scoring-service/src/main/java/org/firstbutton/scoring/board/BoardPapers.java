package org.firstbutton.scoring.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 排名通报稿 — the ranking of units as a paper, as it stood when it was issued. */
@ApplicationScoped
public class BoardPapers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final List<String> HEADER = List.of("名次", "单位", "积分（负为扣分）", "经手警情", "得分率", "校正得分率", "已核实问题", "差距");

    private final Boards boards;
    private final SchemeInForce schemes;
    private final PaperOffices offices;

    BoardPapers(Boards boards, SchemeInForce schemes, PaperOffices offices) {
        this.boards = boards;
        this.schemes = schemes;
        this.offices = offices;
    }

    public Draft units(Handle handle, String orgPath, @Nullable String from, @Nullable String to) {
        Instant now = DatabaseClock.now(handle);
        Scheme scheme = schemes.of(handle, orgPath, now);
        Period period = Period.asked(from, to, now, scheme.zone());
        UnitBoard board = UnitBoard.of(period, scheme, now, boards.units(handle, period, orgPath));
        Map<String, String> fields = Map.of(
                "单位", offices.name(orgPath),
                "起", DAY.format(board.from()),
                "止", DAY.format(board.to()),
                "方案", board.scheme(),
                "最少警情", String.valueOf(board.minimumAlerts()),
                "参评数", String.valueOf(board.ranked()),
                "公式", board.formula().zh(),
                "每", String.valueOf(board.ratePer()));
        List<List<String>> rows = board.units().stream().map(this::cells).toList();
        return new Draft(
                orgPath,
                orgPath,
                "/api/v1/boards/units?orgPath=" + orgPath + "&" + period.query(),
                new PaperText("执法质量积分单位排名通报", "", fields, List.of(PaperText.Section.table("一、排名", HEADER, rows))));
    }

    private List<String> cells(UnitBoard.Row row) {
        return List.of(
                row.rank() == null ? "—" : row.rank().toString(),
                offices.name(row.orgPath()),
                row.points().toPlainString(),
                String.valueOf(row.alerts()),
                plain(row.pointsRate()),
                plain(row.shrunkenRate()),
                String.valueOf(row.findings()),
                said(row));
    }

    private static String said(UnitBoard.Row row) {
        if (row.unranked() != null) {
            return row.unranked().zh();
        }
        return row.gap() == null ? "" : row.gap().says().zh();
    }

    private static String plain(@Nullable BigDecimal figure) {
        return figure == null ? "—" : Objects.requireNonNull(figure).toPlainString();
    }
}
