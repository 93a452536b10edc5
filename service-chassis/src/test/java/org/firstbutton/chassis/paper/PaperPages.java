package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * 逐页核对 — every page of a paper as a picture, against GB/T 9704-2012: A4, 37 mm free above and 28 mm on the left, nothing but
 * the page's number outside of the 156 × 225 mm of text, fonts inside, 22 lines on a page that is full.
 */
public final class PaperPages {
    private static final double POINTS = 72 / 25.4;
    private static final int DOTS = 5; // a millimetre
    private static final double LEFT = 28;
    private static final double RIGHT = LEFT + 156;
    private static final double TOP = 37;
    private static final double BOTTOM = TOP + 225;
    private static final double A_HAIR = 0.3;
    private static final double LINE = 225 / 22.0;
    private static final int LINES = 22;
    /** 页码 — 7 mm below the text, 14 pt high. */
    private static final double NUMBER_FROM = BOTTOM + 6;

    private static final double NUMBER_TO = BOTTOM + 15;

    private PaperPages() {}

    /**
     * @param number as it has to stand on the paper, in the brackets of the standard
     * @return how many pages it has
     */
    public static int check(byte[] pdf, String number) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(number).as("a number like 示公法督〔2026〕12号").matches("[^〔〕()\\[\\]（）]+〔20[0-9]{2}〕[1-9][0-9]*号");
            assertThat(text(document, 1)).as("page 1").contains(number);
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String where = "page " + page + " of " + document.getNumberOfPages();
                sizeAndFonts(document.getPage(page - 1), where);
                BufferedImage picture = renderer.renderImageWithDPI(page - 1, DOTS * 25.4f);
                nothingOutside(picture, where, page % 2 == 1);
                tablesAreClosed(picture, where);
                nothingCutOff(document, page, where);
                assertThat(text(document, page)).as(where).contains("—" + page + "—");
            }
            return document.getNumberOfPages();
        }
    }

    /** Checked like that, and what is written on it, without blanks. */
    public static String checked(byte[] pdf, String number) {
        try {
            check(pdf, number);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                return new PDFTextStripper().getText(document).replaceAll("\\s", "");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** 满页 — pages that a text runs through from the first line to the last; no table stands on them. */
    public static void full(byte[] pdf, int... pages) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page : pages) {
                List<Double> lines = lines(document, page);
                assertThat(lines).as("lines of page %d", page).hasSize(LINES);
                for (int line = 1; line < lines.size(); line++) {
                    assertThat(lines.get(line) - lines.get(line - 1))
                            .as("from line %d to the next, page %d", line, page)
                            .isBetween(LINE - A_HAIR, LINE + A_HAIR);
                }
            }
        }
    }

    private static void sizeAndFonts(PDPage page, String where) throws IOException {
        assertThat(page.getMediaBox().getWidth() / POINTS).as(where).isBetween(209.5, 210.5);
        assertThat(page.getMediaBox().getHeight() / POINTS).as(where).isBetween(296.5, 297.5);
        List<String> outside = new ArrayList<>();
        for (COSName name : page.getResources().getFontNames()) {
            PDFont font = page.getResources().getFont(name);
            if (!font.isEmbedded()) {
                outside.add(font.getName());
            }
        }
        assertThat(outside).as("fonts that are not inside, " + where).isEmpty();
    }

    private static void nothingOutside(BufferedImage picture, String where, boolean right) {
        int inside = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (isDark(picture.getRGB(x, y))) {
                    double across = x / (double) DOTS;
                    double down = y / (double) DOTS;
                    boolean text = isText(across, down);
                    assertThat(text || isNumber(across, down, right))
                            .as("ink %.1f mm from the left and %.1f mm from the top, %s", across, down, where)
                            .isTrue();
                    inside += text ? 1 : 0;
                }
            }
        }
        assertThat(inside).as("ink in the text area, " + where).isPositive();
    }

    /** A table that is too wide is cut off at the edge of the text, where a picture shows nothing but that its border is gone. */
    private static void tablesAreClosed(BufferedImage picture, String where) {
        int rules = 0;
        int left = (int) ((LEFT - A_HAIR) * DOTS);
        int right = (int) ((RIGHT + A_HAIR) * DOTS);
        int first = -1;
        int last = -1;
        for (int y = 0; y < picture.getHeight(); y++) {
            int black = 0;
            for (int x = left; x <= right; x++) {
                black += isBlack(picture.getRGB(x, y)) ? 1 : 0;
            }
            if (black > 150 * DOTS) {
                first = first < 0 ? y : first;
                last = y;
                rules++;
            }
        }
        int begun = 0;
        int closed = 0;
        for (int y = first; rules > 1 && y <= last; y++) {
            begun += blackAt(picture, y, left, left + DOTS) ? 1 : 0;
            closed += blackAt(picture, y, right - 2 * DOTS, right) ? 1 : 0;
        }
        if (rules > 1) {
            assertThat(closed / (double) begun)
                    .as("right borders of tables against their left ones, " + where)
                    .isGreaterThan(0.95);
        }
    }

    private static boolean blackAt(BufferedImage picture, int y, int from, int to) {
        for (int x = from; x <= to; x++) {
            if (isBlack(picture.getRGB(x, y))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlack(int colour) {
        return (colour >> 16 & 0xff) < 150 && isDark(colour);
    }

    /** Characters that the page has and its picture does not show, because they lie behind its edge. */
    private static void nothingCutOff(PDDocument document, int page, String where) throws IOException {
        new PDFTextStripper() {
            {
                setStartPage(page);
                setEndPage(page);
            }

            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank() && text.getYDirAdj() / POINTS < BOTTOM) {
                    assertThat((text.getXDirAdj() + text.getWidthDirAdj()) / POINTS)
                            .as("right edge of %s in mm, %s", text.getUnicode(), where)
                            .isLessThan(RIGHT + A_HAIR);
                }
            }
        }.getText(document);
    }

    // Blue is what neither black nor the red of a letterhead has; a watermark is paler.
    private static boolean isDark(int colour) {
        return (colour & 0xff) < 128;
    }

    private static boolean isText(double across, double down) {
        return across >= LEFT - A_HAIR && across <= RIGHT + A_HAIR && down >= TOP - A_HAIR && down <= BOTTOM + A_HAIR;
    }

    private static boolean isNumber(double across, double down, boolean right) {
        double middle = (LEFT + RIGHT) / 2;
        return down >= NUMBER_FROM
                && down <= NUMBER_TO
                && (right ? across > middle && across < RIGHT : across < middle && across > LEFT);
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("\\s", "");
    }

    /** Millimetres from the top at which lines stand, that of the page's number left out. */
    private static List<Double> lines(PDDocument document, int page) throws IOException {
        TreeMap<Long, Double> lines = new TreeMap<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                double down = text.getYDirAdj() / POINTS;
                if (down < BOTTOM && !text.getUnicode().isBlank()) {
                    lines.put(Math.round(down), down);
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return List.copyOf(lines.values());
    }
}
