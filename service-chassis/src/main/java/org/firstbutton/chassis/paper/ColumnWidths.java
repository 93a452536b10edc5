package org.firstbutton.chassis.paper;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * 列宽 — in hundredths of a table's width. Each column gets what its longest word needs and of the rest as much as it has
 * to say; where even the words do not fit, the longest of them are broken, so that no table is wider than its page.
 */
final class ColumnWidths {
    /** 156 mm in halves of a character of 10.5 pt. */
    private static final double WIDTH = 84;

    private static final double PADDING = 1.3;
    private static final double CAPITAL = 1.4;
    private static final double NARROW = 0.95;
    /** Four characters beside each other are read, two are spelt. */
    private static final double READABLE = 8;

    private static final double LONGEST_WORD = 24;
    private static final int FIRST_WIDE = 0x2E80;
    private static final double WHOLE = 100;

    private ColumnWidths() {}

    /** @param rows the first is the header, which may take two lines */
    static List<Double> of(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        double[] least = needed(rows, columns, ColumnWidths::word);
        double[] most = needed(rows, columns, ColumnWidths::width);
        double[] given = sum(least) > WIDTH ? shared(least) : grown(least, most);
        double all = sum(given);
        return Arrays.stream(given).mapToObj(one -> WHOLE * one / all).toList();
    }

    private static double[] needed(List<List<String>> rows, int columns, ToDoubleFunction<String> of) {
        return IntStream.range(0, columns)
                .mapToDouble(column -> PADDING
                        + IntStream.range(0, rows.size())
                                .filter(row -> column < rows.get(row).size())
                                .mapToDouble(
                                        row -> of.applyAsDouble(rows.get(row).get(column)) / (row == 0 ? 2 : 1))
                                .max()
                                .orElse(0))
                .toArray();
    }

    private static double[] grown(double[] least, double[] most) {
        double wanted = sum(most) - sum(least);
        double share = wanted <= 0 ? 0 : Math.min(1, (WIDTH - sum(least)) / wanted);
        return IntStream.range(0, least.length)
                .mapToDouble(column -> least[column] + share * (most[column] - least[column]))
                .toArray();
    }

    // The narrow ones get what they need, the others share the rest alike.
    private static double[] shared(double[] least) {
        double[] given = least.clone();
        double left = WIDTH;
        List<Integer> narrowFirst = IntStream.range(0, least.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> least[column]))
                .toList();
        for (int at = 0; at < given.length; at++) {
            int column = narrowFirst.get(at);
            given[column] = Math.min(least[column], left / (given.length - at));
            left -= given[column];
        }
        return given;
    }

    private static double word(String text) {
        double longest = Math.min(READABLE, width(text));
        for (String word : text.split("[\\s\u2E80-\uFFFF]+")) {
            longest = Math.max(longest, Math.min(LONGEST_WORD, width(word)));
        }
        return longest;
    }

    private static double width(String text) {
        return text.lines()
                .mapToDouble(line ->
                        line.codePoints().mapToDouble(ColumnWidths::width).sum())
                .max()
                .orElse(0);
    }

    private static double width(int character) {
        if (character >= FIRST_WIDE) {
            return 2;
        }
        return Character.isUpperCase(character) ? CAPITAL : NARROW;
    }

    private static double sum(double[] widths) {
        return Arrays.stream(widths).sum();
    }
}
