package org.firstbutton.supervision.campaign;

/** 行动类别 — the five campaigns (五大攻坚), special rectification, and programmes in stages. */
public enum CampaignKind {
    TRAINING_UPLIFT("专项培训大提高", "training uplift"),
    ALERT_CASE_REVIEW("警情案件大起底", "full review of alerts and cases"),
    SMALL_CASE_REWORK("民生小案大回炉", "rework of small cases"),
    PROPERTY_INVENTORY("涉案财物大清查", "property inventory"),
    ACCOUNTABILITY_CLEANUP("追责问责大整肃", "accountability clean-up"),
    SPECIAL_RECTIFICATION("专项整治", "special rectification"),
    PROGRAMME("分阶段工作", "programme in stages");

    private final String zh;
    private final String en;

    CampaignKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
