package org.firstbutton.chassis.paper;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.TableRenderData;
import com.deepoove.poi.data.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;

/** Word 文稿 — a template, filled in. */
final class DocxPaper {
    private static final Pattern FIELD = Pattern.compile("\\{\\{[?#/]?([^{}]+)}}");
    private static final Set<String> IN_SECTIONS = Set.of("小标题", "段落", "表", "有小标题", "有段落", "有表");
    private static final double TEXT_WIDTH_CM = 15.6;
    private static final int SMALL_FOUR = 12;
    private static final String BODY_FONT = "仿宋_GB2312";

    private DocxPaper() {}

    /**
     * @param given the fields that are the same on every paper: its number, its office, its date
     * @param watermark printed across each page; none: none
     * @throws IllegalStateException naming the fields of the template that this paper does not have
     */
    static byte[] of(byte[] template, PaperText text, Map<String, String> given, @Nullable String watermark) {
        Map<String, Object> model = model(text, given);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(template))) {
            requireKnown(document, model.keySet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFTemplate filled = XWPFTemplate.compile(new ByteArrayInputStream(template))) {
            filled.render(model);
            if (watermark != null) {
                filled.getXWPFDocument().createHeaderFooterPolicy().createWatermark(watermark);
            }
            filled.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static Map<String, Object> model(PaperText text, Map<String, String> given) {
        Map<String, Object> model = new HashMap<>(text.fields());
        model.putAll(given);
        model.put("标题", text.title());
        model.put("主送", text.addressee());
        model.put("有主送", !text.addressee().isEmpty());
        model.put("各部分", text.sections().stream().map(DocxPaper::section).toList());
        return model;
    }

    private static Map<String, Object> section(PaperText.Section section) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("小标题", section.heading());
        fields.put("段落", section.text());
        fields.put("有小标题", !section.heading().isEmpty());
        fields.put("有段落", !section.text().isEmpty());
        fields.put("有表", !section.rows().isEmpty());
        if (!section.rows().isEmpty()) {
            fields.put("表", table(section));
        }
        return fields;
    }

    private static TableRenderData table(PaperText.Section section) {
        Tables.TableBuilder table = Tables.ofWidth(TEXT_WIDTH_CM)
                .addRow(row(section.header()).textBold().center().create());
        section.rows().forEach(cells -> table.addRow(row(cells).create()));
        return table.create();
    }

    private static Rows.RowBuilder row(List<String> cells) {
        return Rows.of(cells.toArray(String[]::new)).textFontFamily(BODY_FONT).textFontSize(SMALL_FOUR);
    }

    private static void requireKnown(XWPFDocument template, Set<String> known) throws IOException {
        Set<String> unknown = new TreeSet<>();
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(template)) {
            FIELD.matcher(extractor.getText())
                    .results()
                    .map((MatchResult field) -> field.group(1).strip())
                    .filter(field -> !known.contains(field) && !IN_SECTIONS.contains(field))
                    .forEach(unknown::add);
            extractor.setCloseFilesystem(false);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("the template has fields that this paper does not have: " + unknown);
        }
    }
}
