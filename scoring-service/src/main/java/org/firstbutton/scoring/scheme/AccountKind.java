package org.firstbutton.scoring.scheme;

/** 账户类别 — whose points an account holds. */
public enum AccountKind {
    UNIT,
    OFFICER
}
