package org.firstbutton.scoring.records;

/** 接口示例 — as the API document shows them. */
final class RecordExamples {
    static final String PAGE = """
            {"items": [{
                "id": "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77", "kind": "EXAM", "orgPath": "HB/JZ/SS/U017/",
                "officer": "042117", "title": "2026年10月法律知识月考",
                "details": {"result": "PASSED", "score": "92"}, "measure": "EXAM_PASSED", "shared": false,
                "heldAt": "2026-10-30T01:00:00Z", "confirmedAt": "2026-11-03T02:00:00Z",
                "enteredBy": "000301", "confirmedBy": "000302"}]}
            """;

    private RecordExamples() {}
}
