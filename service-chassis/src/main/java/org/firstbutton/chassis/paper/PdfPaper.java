package org.firstbutton.chassis.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;

/**
 * 版式文稿 — the Word paper set as GB/T 9704 has it, with its fonts inside. Wording and order come from the Word file, so
 * there is one template to edit; what a paragraph looks like comes from the name of its style. Pictures are left out.
 */
final class PdfPaper {
    private static final String BUNDLED = "/fonts/WenQuanZhengHei.ttf";
    /** Files of a unit's own fonts, by the family that paper.css names. */
    private static final Map<String, String> OWN = Map.of(
            "FangSong", "fangsong.ttf",
            "BiaoSong", "xiaobiaosong.ttf",
            "HeiTi", "heiti.ttf",
            "KaiTi", "kaiti.ttf",
            "SongTi", "songti.ttf");

    private final Optional<Path> fonts;

    PdfPaper(Optional<Path> fonts) {
        this.fonts = fonts;
    }

    byte[] of(byte[] docx, String title, @Nullable String watermark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> resource(BUNDLED), "Bundled");
        fonts.ifPresent(folder -> OWN.forEach((family, file) -> {
            Path own = folder.resolve(file);
            if (Files.exists(own)) {
                builder.useFont(own.toFile(), family);
            }
        }));
        builder.withProducer("FirstButton");
        builder.withHtmlContent(html(docx, title, watermark), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException unset) {
            throw new UncheckedIOException(unset);
        }
        return out.toByteArray();
    }

    private static String html(byte[] docx, String title, @Nullable String watermark) {
        StringBuilder html = new StringBuilder("<html><head><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body>");
        if (watermark != null) {
            html.append("<div class=\"watermark\">").append(escaped(watermark)).append("</div>");
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            document.getBodyElements().forEach(element -> element(html, element));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return html.append("</body></html>").toString();
    }

    private static void element(StringBuilder html, IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            paragraph(html, paragraph);
        } else if (element instanceof XWPFTable table) {
            table(html, table);
        }
    }

    private static void paragraph(StringBuilder html, XWPFParagraph paragraph) {
        String style = Objects.requireNonNullElse(paragraph.getStyle(), "Normal");
        html.append("<p class=\"").append(escaped(style)).append('"');
        if (paragraph.isPageBreak()) {
            html.append(" style=\"page-break-before: always\"");
        } else if (paragraph.getCTP().getPPr() != null
                && paragraph.getCTP().getPPr().isSetJc()) {
            html.append(" style=\"text-align: ")
                    .append(aligned(paragraph.getAlignment()))
                    .append('"');
        }
        html.append('>');
        String text = runs(paragraph.getRuns());
        html.append(text.isEmpty() ? "\u3000" : text).append("</p>");
    }

    private static String aligned(ParagraphAlignment alignment) {
        return switch (alignment) {
            case CENTER -> "center";
            case RIGHT, END -> "right";
            case BOTH, DISTRIBUTE -> "justify";
            default -> "left";
        };
    }

    private static String runs(List<XWPFRun> runs) {
        StringBuilder text = new StringBuilder();
        for (XWPFRun run : runs) {
            String words = escaped(run.text()).replace("\n", "<br/>");
            text.append(run.isBold() ? "<b>" + words + "</b>" : words);
        }
        return text.toString();
    }

    private static void table(StringBuilder html, XWPFTable table) {
        html.append("<table>");
        ColumnWidths.of(table.getRows().stream().map(PdfPaper::texts).toList())
                .forEach(width ->
                        html.append("<col style=\"width: ").append(width).append("%\"/>"));
        boolean first = true;
        for (XWPFTableRow row : table.getRows()) {
            html.append(first ? "<thead><tr>" : "<tr>");
            for (XWPFTableCell cell : row.getTableCells()) {
                String tag = first ? "th" : "td";
                html.append('<').append(tag).append('>');
                cell.getParagraphs()
                        .forEach(each -> html.append("<div>")
                                .append(runs(each.getRuns()))
                                .append("</div>"));
                html.append("</").append(tag).append('>');
            }
            html.append(first ? "</tr></thead><tbody>" : "</tr>");
            first = false;
        }
        html.append("</tbody></table>");
    }

    private static List<String> texts(XWPFTableRow row) {
        return row.getTableCells().stream().map(XWPFTableCell::getText).toList();
    }

    private static String style() {
        try (InputStream css = resource("/papers/paper.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PdfPaper.class.getResourceAsStream(name), name);
    }

    private static String escaped(@Nullable String text) {
        return Objects.toString(text, "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
