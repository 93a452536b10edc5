package org.firstbutton.scoring.accounts;

/** 示例 — what the answers in the OpenAPI document look like; all values are invented. */
final class ScoringExamples {
    static final String ACCOUNT = """
            {"account": "unit:HB.JZ.SS.U017", "kind": "UNIT", "orgPath": "HB/JZ/SS/U017/",
             "from": "2026-10-01", "to": "2026-12-31", "start": 100, "delta": -7, "uncapped": -7, "floor": 0, "balance": 93,
             "formula": "max(0, 100 + 1 × HIGH (−5) + 1 × MEDIUM (−2)) = 93", "scheme": "product-default/1",
             "items": [{"metric": "finding.confirmed", "severity": "HIGH", "count": 1, "points": -5},
                       {"metric": "finding.confirmed", "severity": "MEDIUM", "count": 1, "points": -2}],
             "lifetime": -7,
             "entries": "/api/v1/accounts/unit:HB.JZ.SS.U017/entries?from=2026-10-01&to=2026-12-31", "units": []}
            """;
    static final String EXPLANATION = """
            {"balance": {"account": "officer:042117", "kind": "OFFICER", "orgPath": "HB/JZ/SS/U017/",
              "from": "2026-10-01", "to": "2026-12-31", "start": 100, "delta": -7.5, "uncapped": -7.5, "floor": 0,
              "balance": 92.5, "formula": "max(0, 100 + 1 × HIGH (−7.5)) = 92.5", "scheme": "product-default/1",
              "items": [{"metric": "finding.confirmed", "severity": "HIGH", "count": 1, "points": -7.5}],
              "lifetime": -7.5, "entries": "/api/v1/accounts/officer:042117/entries?from=2026-10-01&to=2026-12-31",
              "units": []},
             "rests": [{"entry": {"id": "4b6fb7f6-9d0f-5a35-8a3c-3c4a7f1f6f0e", "seq": 2, "account": "officer:042117",
                "orgPath": "HB/JZ/SS/U017/", "delta": -7.5, "metric": "finding.confirmed", "rule": "ALT-16",
                "severity": "HIGH", "source": "CONFIRMED_FINDING", "role": "HANDLER",
                "terms": [{"kind": "REPEAT", "factor": 1.5, "because": ["7c11a0b2-0000-5f0e-9f57-5f3b4c0b7a11"]}],
                "matter": "6f9619ff-8b86-5d01-b42d-00cf4fc964ff", "findingId": "0e3f3a0c-4d6b-5f0e-9f57-5f3b4c0b7a11",
                "why": {"zh": "问题经核实属实：规则 ALT-16，严重程度高，-5 × 1 × 1.5，同类问题屡犯（方案 product-default/1）",
                        "en": "Finding confirmed: rule ALT-16, severity HIGH, -5 × 1 × 1.5, the same rule again (scheme product-default/1)"},
                "scheme": "product-default/1", "occurredAt": "2026-11-03T13:41:10Z",
                "postedAt": "2026-11-04T01:12:09Z"},
               "evidence": {"zh": "问题 0e3f3a0c（监督服务）", "en": "finding 0e3f3a0c (supervision service)"},
               "counts": true}],
             "caps": []}
            """;
    static final String ENTRIES = """
            {"items": [{"id": "4b6fb7f6-9d0f-5a35-8a3c-3c4a7f1f6f0e", "seq": 1, "account": "unit:HB.JZ.SS.U017",
              "orgPath": "HB/JZ/SS/U017/", "delta": -5, "metric": "finding.confirmed", "rule": "ALT-05",
              "severity": "HIGH", "source": "CONFIRMED_FINDING", "terms": [],
              "matter": "6f9619ff-8b86-5d01-b42d-00cf4fc964ff", "findingId": "0e3f3a0c-4d6b-5f0e-9f57-5f3b4c0b7a11",
              "why": {"zh": "问题经核实属实：规则 ALT-05，严重程度高，-5 × 1（方案 product-default/1）",
                      "en": "Finding confirmed: rule ALT-05, severity HIGH, -5 × 1 (scheme product-default/1)"},
              "scheme": "product-default/1", "occurredAt": "2026-11-03T13:41:10Z",
              "postedAt": "2026-11-04T01:12:09Z"}]}
            """;
    static final String ALERTS = """
            {"items": [{"alert": "6f9619ff-8b86-5d01-b42d-00cf4fc964ff", "inHandAt": "2026-11-03T13:40:10Z"}]}
            """;
    static final String RECOMPUTATION = """
            {"identical": true, "accounts": 29, "entries": 412, "differences": [], "rebuilt": []}
            """;

    private ScoringExamples() {}
}
