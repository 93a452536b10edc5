package org.firstbutton.scoring.board;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.firstbutton.chassis.spreadsheet.Cell;
import org.firstbutton.scoring.scheme.Severity;

/** 单位榜的 CSV — for spreadsheets: with a byte order mark, and with no cell that a spreadsheet would run as a formula. */
final class UnitBoardCsv {
    private static final List<String> HEADER = List.of(
            "名次 rank",
            "单位 unit",
            "低 LOW",
            "中 MEDIUM",
            "高 HIGH",
            "特别严重 CRITICAL",
            "积分 points",
            "经手警情 alerts",
            "得分率 points rate",
            "问题率 findings rate",
            "收缩得分率 shrunken rate",
            "同组 peer group",
            "未排名原因",
            "why not ranked",
            "起 from",
            "止 to",
            "方案 scheme",
            "分录 entries");

    private UnitBoardCsv() {}

    static String of(UnitBoard board) {
        StringWriter out = new StringWriter();
        out.write('\ufeff');
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(HEADER);
            board.units().forEach(row -> csv.writeRecord(cells(board, row)));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static List<String> cells(UnitBoard board, UnitBoard.Row row) {
        return List.of(
                Objects.toString(row.rank(), ""),
                Cell.inert(row.orgPath()),
                count(row, Severity.LOW),
                count(row, Severity.MEDIUM),
                count(row, Severity.HIGH),
                count(row, Severity.CRITICAL),
                row.points().toPlainString(),
                Long.toString(row.alerts()),
                row.pointsRate() == null ? "" : row.pointsRate().toPlainString(),
                row.findingsRate() == null ? "" : row.findingsRate().toPlainString(),
                row.shrunkenRate() == null ? "" : row.shrunkenRate().toPlainString(),
                Cell.inert(row.peerGroup()),
                row.unranked() == null ? "" : row.unranked().zh(),
                row.unranked() == null ? "" : row.unranked().en(),
                board.from().toString(),
                board.to().toString(),
                Cell.inert(board.scheme()),
                row.links().entries());
    }

    private static String count(UnitBoard.Row row, Severity severity) {
        return Long.toString(row.confirmed().getOrDefault(severity, 0L));
    }
}
