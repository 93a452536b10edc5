package org.firstbutton.intake.testing;

/** Questionnaires for tests, as bodies. */
public final class Papers {
    private static final String RECORD = """
            {"id": "came", "kind": "YES_NO", "zh": "民警到现场了吗？", "en": "Did police come?", "tells": "ARRIVED"},
            {"id": "receipt", "kind": "YES_NO", "zh": "有回执吗？", "en": "A receipt?", "tells": "RECEIPT"},
            {"id": "told", "kind": "YES_NO", "zh": "告知结果了吗？", "en": "Told the result?", "tells": "TOLD"},
            {"id": "changed", "kind": "YES_NO", "zh": "请您改口了吗？", "en": "Asked to change?", "tells": "ASKED_TO_CHANGE"},
            {"id": "rating", "kind": "CHOICE", "zh": "满意吗？", "en": "Satisfied?", "required": true, "tells": "RATING",
             "options": [{"code": "SATISFIED", "zh": "满意", "en": "satisfied"},
                         {"code": "BASICALLY_SATISFIED", "zh": "基本满意", "en": "basically satisfied"},
                         {"code": "DISSATISFIED", "zh": "不满意", "en": "dissatisfied"}]}""";

    private Papers() {}

    /** What the record is compared with, and these questions besides. */
    public static String content(String about, String category, String... more) {
        return """
                {"zh": "测试问卷", "en": "test paper", "about": ["%s"], "categories": ["%s"], "levels": [],
                 "questions": [%s%s]}""".formatted(about, category, RECORD, String.join("", more));
    }

    public static String draft(String orgPath, String paper, String content) {
        return "{\"orgPath\": \"%s\", \"paper\": \"%s\", \"content\": %s}".formatted(orgPath, paper, content);
    }
}
