package org.firstbutton.scoring.scheme;

/** 账户类别 — whose points an account holds. */
public enum AccountKind {
    UNIT,
    /** 县市区 — adds up its units; nothing is posted to it a second time. */
    COUNTY,
    /** 市州 — adds up its units; nothing is posted to it a second time. */
    CITY,
    OFFICER,
    /** 法制员 — what an officer answers for as the one who reviewed. */
    LEGAL_OFFICER;

    /** Whether it holds no entries of its own. */
    public boolean addsUp() {
        return this == COUNTY || this == CITY;
    }

    /** Whether it is a person's. */
    public boolean personal() {
        return this == OFFICER || this == LEGAL_OFFICER;
    }
}
