package org.firstbutton.chassis.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 列宽 — in hundredths of a table's width. A column that needs little gets what it needs; those that need more than there is
 * share the rest alike and break their words, so that no table is wider than its page.
 */
final class ColumnWidths {
    /** 156 mm in halves of a character of 10.5 pt. */
    private static final double WIDTH = 84;

    private static final int PADDING = 2;
    private static final int WHOLE = 100;
    private static final int FIRST_WIDE = 0x2E80;

    private ColumnWidths() {}

    /** @param rows with the header; what is short of cells has empty ones */
    static List<Double> of(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        double[] needed = IntStream.range(0, columns)
                .mapToDouble(column -> PADDING
                        + rows.stream()
                                .filter(row -> column < row.size())
                                .mapToInt(row -> width(row.get(column)))
                                .max()
                                .orElse(0))
                .toArray();
        double[] given = needed.clone();
        double left = WIDTH;
        List<Integer> narrowFirst = IntStream.range(0, columns)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> needed[column]))
                .toList();
        for (int at = 0; at < columns; at++) {
            int column = narrowFirst.get(at);
            given[column] = Math.min(needed[column], left / (columns - at));
            left -= given[column];
        }
        double sum = WIDTH - left;
        List<Double> widths = new ArrayList<>();
        for (double one : given) {
            widths.add(WHOLE * one / sum);
        }
        return widths;
    }

    private static int width(String text) {
        return text.lines()
                .mapToInt(line -> line.codePoints()
                        .map(each -> each >= FIRST_WIDE ? 2 : 1)
                        .sum())
                .max()
                .orElse(0);
    }
}
