package org.firstbutton.scoring.board;

import java.util.List;
import org.firstbutton.chassis.sheet.Sheet;
import org.firstbutton.contract.supervision.Severity;

/** 单位榜表样 — each row also says of which board it is, since rows are moved between files. */
record UnitBoardSheet(UnitBoard board, UnitBoard.Row row) {
    static final Sheet<UnitBoardSheet> SHEET = Sheet.<UnitBoardSheet>of("units", "单位榜")
            .withMark()
            .column("名次 rank", line -> line.row.rank())
            .column("单位 unit", line -> line.row.orgPath())
            .column("低 LOW", line -> line.count(Severity.LOW))
            .column("中 MEDIUM", line -> line.count(Severity.MEDIUM))
            .column("高 HIGH", line -> line.count(Severity.HIGH))
            .column("特别严重 CRITICAL", line -> line.count(Severity.CRITICAL))
            .column("积分 points", line -> line.row.points())
            .column("经手警情 alerts", line -> line.row.alerts())
            .column("得分率 points rate", line -> line.row.pointsRate())
            .column("问题率 findings rate", line -> line.row.findingsRate())
            .column("校正得分率 shrunken rate", line -> line.row.shrunkenRate())
            .column("同组 peer group", line -> line.row.peerGroup())
            .column(
                    "未排名原因",
                    line -> line.row.unranked() == null
                            ? null
                            : line.row.unranked().zh())
            .column(
                    "why not ranked",
                    line -> line.row.unranked() == null
                            ? null
                            : line.row.unranked().en())
            .column("起 from", line -> line.board.from())
            .column("止 to", line -> line.board.to())
            .column("方案 scheme", line -> line.board.scheme())
            .column("分录 entries", line -> line.row.links().entries());

    static List<UnitBoardSheet> lines(UnitBoard board) {
        return board.units().stream().map(row -> new UnitBoardSheet(board, row)).toList();
    }

    private long count(Severity severity) {
        return row.confirmed().getOrDefault(severity, 0L);
    }
}
