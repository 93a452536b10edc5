package org.firstbutton.casework.casefile;

import java.util.Arrays;
import java.util.Optional;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.casework.RegistrationFact;

/** 案件种类 */
public enum CaseKind {
    /** 行政案件 */
    ADMIN("b2", "行政案件"),
    /** 刑事案件 */
    CRIMINAL("b3", "刑事案件");

    private final String lifecycle;
    private final String zh;

    CaseKind(String lifecycle, String zh) {
        this.lifecycle = lifecycle;
        this.zh = zh;
    }

    /** The name of its life cycle, as refusals quote it. */
    public String lifecycle() {
        return lifecycle;
    }

    public String zh() {
        return zh;
    }

    /** The kind of a case of this kind after this fact: an administrative case may turn out to be a crime. */
    CaseKind after(Fact fact) {
        return fact instanceof RegistrationFact.CaseConvertedToCriminal ? CRIMINAL : this;
    }

    public static Optional<CaseKind> byName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
