package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as GB/T 9704 has them, measured on the PDF and on its picture. */
class PaperPageTest {
    private static final String NUMBER = "示公法督〔2026〕12号";
    private static final String LONG = "永".repeat(28 * 80);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFullPage_has22LinesOf28Characters_inItsPlace() throws IOException {
        byte[] paper = pdf(null);
        assertThat(PaperPages.check(paper, NUMBER)).isEqualTo(4);
        PaperPages.full(paper, 2, 3);
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            for (int page = 2; page <= 3; page++) {
                assertThat(longest(pdf, page)).as("characters on page %d", page).isEqualTo(28);
            }
        }
    }

    @Test
    void thePictureOfAFullPage_isBlackUpToTheEdgesOfTheTextArea() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(null))) {
            for (int page = 2; page <= 3; page++) {
                BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(page - 1, 254 / 2f); // 5 pixels a mm
                Ink ink = Ink.above(picture, 262 * 5);
                assertThat(ink.left() / 5.0).as("left margin 28 mm").isBetween(28.0, 29.5);
                assertThat(ink.right() / 5.0).as("text area 156 mm wide").isBetween(182.0, 184.2);
                assertThat(ink.top() / 5.0)
                        .as("top margin 37 mm, then the upper part of a line")
                        .isBetween(37.0, 42.0);
                assertThat(ink.bottom() / 5.0).as("text area 225 mm high").isBetween(256.0, 262.0);
            }
        }
    }

    /** The check itself: one page of four is moved, has a foreign font or a line too many, and it says which. */
    @Test
    void whatIsWrongOnOnePage_isFound() throws IOException {
        byte[] right = pdf(null);
        byte[] higher = third(right, "1 0 0 1 0 14 cm\n");
        assertThatThrownBy(() -> PaperPages.check(higher, NUMBER))
                .as("a top margin of 32 mm")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page 3 of 4");
        byte[] further = third(right, "1 0 0 1 -6 0 cm\n");
        assertThatThrownBy(() -> PaperPages.check(further, NUMBER))
                .as("a left margin of 26 mm")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page 3 of 4");
        byte[] denser = third(right, "1 0 0 0.95 0 30 cm\n");
        assertThatThrownBy(() -> PaperPages.full(denser, 2, 3))
                .as("lines of 9.7 mm")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page 3");
        assertThatThrownBy(() -> PaperPages.check(withHelvetica(right), NUMBER))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Helvetica");
        assertThatThrownBy(() -> PaperPages.check(right, "示公法督[2026]12号"))
                .as("other brackets")
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aTableOfLongIds_isNoWiderThanThePage() {
        assertThat(ColumnWidths.of(List.of(List.of("序号", "编号"), List.of("1", "0".repeat(200)))))
                .satisfies(widths -> assertThat(widths.get(0) + widths.get(1)).isCloseTo(100, within(1e-6)))
                .satisfies(widths -> assertThat(widths.get(0)).isLessThan(10));
    }

    @Test
    void allFontsAreInside_andTheBracketsOfTheNumberAreThoseOfTheStandard() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf("100302 内部使用"))) {
            Set<String> outside = new HashSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    if (!font.isEmbedded()) {
                        outside.add(font.getName());
                    }
                }
            }
            assertThat(outside).isEmpty();
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains(NUMBER, "— 1 —", "— 2 —", "龘喆堃");
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf).replaceAll("\\s", ""))
                        .as("the slanting words on page %d", page)
                        .contains("内部使用");
            }
        }
    }

    @Test
    void aBrokenWordFile_isNotTakenForAGoodOne() throws IOException {
        byte[] whole = docx(null);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        if (Office.isThere()) {
            assertThatThrownBy(() -> Office.opens(folder, "half.docx", half)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theWordFile_opensAgain_withoutAFieldLeft_andWithItsWatermark() throws IOException {
        byte[] docx = docx("100302 内部使用");
        try (XWPFDocument again = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String text =
                    again.getParagraphs().stream().map(XWPFParagraph::getText).reduce("", String::concat);
            assertThat(text).contains(NUMBER, "龘喆堃").doesNotContain("{{");
            assertThat(again.getTables()).hasSize(1);
            assertThat(again.getTables().get(0).getRow(1).getCell(1).getText()).isEqualTo("=1+1");
            assertThat(again.getHeaderList()).isNotEmpty();
        }
        Office.opens(folder, "paper.docx", docx);
    }

    @Test
    void aFieldThatThePaperDoesNotHave_isNamed() {
        assertThatThrownBy(() -> DocxPaper.of(template("{{签发人}}"), text(), given(), null))
                .hasMessageContaining("签发人");
    }

    private static byte[] pdf(@org.jspecify.annotations.Nullable String watermark) throws IOException {
        return new PdfPaper(Optional.empty()).of(docx(watermark), "督办单", watermark);
    }

    private static byte[] docx(@org.jspecify.annotations.Nullable String watermark) throws IOException {
        return DocxPaper.of(
                template(
                        "{{文号}}",
                        "{{标题}}",
                        "{{?各部分}}",
                        "{{?有段落}}",
                        "{{段落}}",
                        "{{/有段落}}",
                        "{{?有表}}",
                        "{{#表}}",
                        "{{/有表}}",
                        "{{/各部分}}"),
                text(),
                given(),
                watermark);
    }

    private static Map<String, String> given() {
        return Map.of("文号", NUMBER);
    }

    private static PaperText text() {
        return new PaperText(
                "督办单",
                "",
                Map.of(),
                List.of(
                        new PaperText.Section("", LONG, List.of(), List.of()),
                        new PaperText.Section("", "龘喆堃。", List.of("甲", "乙"), List.of(List.of("1", "=1+1")))));
    }

    private static byte[] template(String... paragraphs) throws IOException {
        try (XWPFDocument template = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String paragraph : paragraphs) {
                template.createParagraph().createRun().setText(paragraph);
            }
            template.write(out);
            return out.toByteArray();
        }
    }

    /** Characters of the longest line of a page. */
    private static int longest(PDDocument pdf, int page) throws IOException {
        Map<Integer, Integer> characters = new TreeMap<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (text.getUnicode().equals("永")) {
                    characters.merge(Math.round(text.getYDirAdj()), 1, Integer::sum);
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        return Collections.max(characters.values());
    }

    /** The third page, with something before all that it draws. */
    private static byte[] third(byte[] pdf, String before) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = document.getPage(2);
            PDStream first =
                    new PDStream(document, new ByteArrayInputStream(before.getBytes(StandardCharsets.US_ASCII)));
            List<PDStream> streams = new ArrayList<>(List.of(first));
            page.getContentStreams().forEachRemaining(streams::add);
            page.setContents(streams);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] withHelvetica(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.getPage(3).getResources().add(new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            document.save(out);
            return out.toByteArray();
        }
    }

    /** 墨迹 — the outermost dark pixels of a picture. */
    private record Ink(int left, int right, int top, int bottom) {
        static Ink above(BufferedImage picture, int end) {
            int left = Integer.MAX_VALUE;
            int right = 0;
            int top = Integer.MAX_VALUE;
            int bottom = 0;
            for (int y = 0; y < end; y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if ((picture.getRGB(x, y) & 0xff) < 128) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y);
                    }
                }
            }
            return new Ink(left, right, top, bottom);
        }
    }
}
