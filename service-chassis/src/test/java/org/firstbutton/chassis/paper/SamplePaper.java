package org.firstbutton.chassis.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * 样稿 — the shipped template of a kind with more to say than fits on three pages: every field filled, a long text where the
 * kind has one, and a table whose cells hold ids that nobody can break at a blank.
 */
public record SamplePaper(PaperKind kind, byte[] docx, byte[] pdf) {
    private static final String NUMBER = "示公法%s〔2026〕12号";
    private static final String LONG = "永".repeat(28 * 75);
    private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}?#/]+)}}");
    private static final List<String> COLUMNS = List.of("序号", "事项", "编号", "规则", "起", "结转原因", "责任人", "办结期限");
    private static final List<String> ROW = List.of(
            "12",
            "已派警未到达现场",
            "019aa6d2-7f3e-7c41-9b5d-2f8e6a1d0777",
            "ALT-05",
            "2026-11-22 04:31",
            "正在办理，已通知责任单位",
            "HB/JZ/SS/U0012026112200017",
            "2026-11-25 12:00");

    public static SamplePaper of(PaperKind kind) throws IOException {
        byte[] template;
        try (InputStream file = Objects.requireNonNull(
                kind.getClass().getResourceAsStream("/papers/" + kind.template()), kind.template())) {
            template = file.readAllBytes();
        }
        Map<String, String> fields = fields(template);
        PaperText text = new PaperText(
                kind.zh(),
                "示范县公安局U001",
                fields,
                List.of(
                        new PaperText.Section("一、情况", LONG, List.of(), List.of()),
                        PaperText.Section.table("二、清单", COLUMNS, Collections.nCopies(40, ROW))));
        Map<String, String> given = Map.of("文号", NUMBER.formatted(kind.mark()), "发文机关", "示范县公安局", "日期", "2026年11月23日");
        String watermark = kind.isPersonal() ? "100302 2026-11-23 12:00 内部使用" : null;
        byte[] docx = DocxPaper.of(template, text, given, watermark);
        byte[] plain = DocxPaper.of(template, text, given, null);
        return new SamplePaper(kind, docx, new PdfPaper(Optional.empty()).of(plain, kind.zh(), watermark));
    }

    public String name() {
        return kind.name() + ".docx";
    }

    /** Each page as the standard has it, and at least three of them. */
    public void hasPagesOfTheStandard() throws IOException {
        assertThat(PaperPages.check(pdf, NUMBER.formatted(kind.mark())))
                .as("pages of %s", kind)
                .isGreaterThanOrEqualTo(3);
        if (!kind.isPersonal()) {
            PaperPages.full(pdf, 2, 3); // A watermark would count as lines.
        }
    }

    private static Map<String, String> fields(byte[] template) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (XWPFWordExtractor words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(template)))) {
            FIELD.matcher(words.getText())
                    .results()
                    .map(field -> field.group(1))
                    .forEach(field -> fields.put(field, field.equals("整改要求") ? LONG : "某" + field));
        }
        return fields;
    }
}
