package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
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
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as GB/T 9704 has them, measured on the PDF and on its picture. */
class PaperPageTest {
    private static final double MM = 72 / 25.4;
    private static final String LONG = "永".repeat(28 * 50);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFullPage_has22LinesOf28Characters_inItsPlace() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(null))) {
            PDPage second = pdf.getPage(1);
            assertThat(second.getMediaBox().getWidth()).isCloseTo((float) (210 * MM), within(1f));
            assertThat(second.getMediaBox().getHeight()).isCloseTo((float) (297 * MM), within(1f));
            Lines lines = Lines.of(pdf, 2);
            assertThat(lines.count()).isEqualTo(22);
            assertThat(lines.longest()).isEqualTo(28);
        }
    }

    @Test
    void itsPicture_isBlackOnlyWithinTheTextArea_andAtItsEdges() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(null))) {
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(1, 254 / 2f); // 5 pixels a millimetre
            Ink ink = Ink.above(picture, 262 * 5);
            assertThat(ink.left() / 5.0).as("left margin 28 mm").isBetween(28.0, 29.5);
            assertThat(ink.right() / 5.0).as("text area 156 mm wide").isBetween(182.0, 184.2);
            assertThat(ink.top() / 5.0)
                    .as("top margin 37 mm, then the upper part of a line")
                    .isBetween(37.0, 42.0);
            assertThat(ink.bottom() / 5.0).as("text area 225 mm high").isBetween(256.0, 262.0);
        }
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
            assertThat(text).contains("示公法督〔2026〕12号", "— 1 —", "— 2 —", "龘喆堃");
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
    void theWordFile_opensAgain_withoutAFieldLeft_andWithItsWatermark() throws IOException {
        byte[] docx = docx("100302 内部使用");
        try (XWPFDocument again = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String text =
                    again.getParagraphs().stream().map(XWPFParagraph::getText).reduce("", String::concat);
            assertThat(text).contains("示公法督〔2026〕12号", "龘喆堃").doesNotContain("{{");
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
        return Map.of("文号", "示公法督〔2026〕12号");
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

    /** 行 — of a page: how many, and how many characters the longest has; the number of the page is none of them. */
    private record Lines(int count, int longest) {
        static Lines of(PDDocument pdf, int page) throws IOException {
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
            return new Lines(
                    characters.size(),
                    characters.values().stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0));
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
