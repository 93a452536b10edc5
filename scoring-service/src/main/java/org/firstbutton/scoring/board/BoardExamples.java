package org.firstbutton.scoring.board;

/** 示例 — what the answers in the OpenAPI document look like; all values are invented. */
final class BoardExamples {
    static final String BOARD = """
            {"from": "2026-11-01", "to": "2026-11-30", "zone": "Asia/Shanghai", "asOf": "2026-12-01T01:00:00Z",
             "scheme": "product-default/1", "minimumAlerts": 30, "ratePer": 100, "ranked": 2,
             "formula": {"zh": "得分率 = 积分 × 100 ÷ 经手警情数；得分率高者名次在前，相同则并列",
                         "en": "rate = points × 100 ÷ alerts in hand; higher is better, equal rates share a rank"},
             "units": [
               {"rank": 1, "account": "unit:HB.JZ.SS.U003", "orgPath": "HB/JZ/SS/U003/",
                "confirmed": {"LOW": 0, "MEDIUM": 0, "HIGH": 0, "CRITICAL": 0}, "findings": 0, "points": 0,
                "alerts": 88, "pointsRate": 0.000, "findingsRate": 0.000, "peerGroup": "GENERAL", "shrunkenRate": -2.100,
                "funnel": {"lower": -20.970, "upper": 13.190, "side": "WITHIN"},
                "gap": {"aheadOfPlaceBelow": 7.12, "says": {"zh": "已居首位；再扣 7.12 分即与下一名持平",
                        "en": "first; 7.12 points more taken off would be level with the place below"}},
                "links": {"account": "/api/v1/accounts/unit:HB.JZ.SS.U003",
                          "entries": "/api/v1/accounts/unit:HB.JZ.SS.U003/entries?from=2026-11-01&to=2026-11-30",
                          "bySeverity": {},
                          "alerts": "/api/v1/accounts/unit:HB.JZ.SS.U003/alerts?from=2026-11-01&to=2026-11-30"}},
               {"rank": 2, "account": "unit:HB.JZ.SS.U017", "orgPath": "HB/JZ/SS/U017/",
                "confirmed": {"LOW": 0, "MEDIUM": 1, "HIGH": 1, "CRITICAL": 0}, "findings": 2, "points": -7,
                "alerts": 92, "pointsRate": -7.609, "findingsRate": 2.174, "peerGroup": "GENERAL", "shrunkenRate": -5.700,
                "funnel": {"lower": -20.600, "upper": 12.820, "side": "WITHIN"},
                "gap": {"toPlaceAbove": 7.44, "says": {"zh": "少扣 7.44 分即与上一名持平；已居末位",
                        "en": "7.44 points less taken off would be level with the place above; last"}},
                "links": {"account": "/api/v1/accounts/unit:HB.JZ.SS.U017",
                          "entries": "/api/v1/accounts/unit:HB.JZ.SS.U017/entries?from=2026-11-01&to=2026-11-30",
                          "bySeverity": {},
                          "alerts": "/api/v1/accounts/unit:HB.JZ.SS.U017/alerts?from=2026-11-01&to=2026-11-30"}}]}
            """;

    static final String OFFICERS = """
            {"from": "2026-10-01", "to": "2026-12-31", "asOf": "2026-11-22T01:00:00Z", "scheme": "product-default/1",
             "minimumItems": 10, "officers": [
               {"rank": 1, "account": "officer:042117", "orgPath": "HB/JZ/SS/U017/", "peerGroup": "GENERAL",
                "balance": 104.5, "items": 14, "aheadOfPlaceBelow": 3.5,
                "explain": "/api/v1/accounts/officer:042117/explain?quarter=2026-Q4"}]}
            """;

    private BoardExamples() {}
}
