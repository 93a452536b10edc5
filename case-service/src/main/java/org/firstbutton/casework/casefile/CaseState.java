package org.firstbutton.casework.casefile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** 案件状态 — where a case stands in its life cycle. */
public enum CaseState {
    /** 已报案 */
    REPORTED,
    /** 已受案 (b2) */
    ACCEPTED,
    /** 不予受案 (b2) */
    NOT_ACCEPTED,
    /** 已立案 (b3) */
    FILED,
    /** 不予立案 (b3) */
    NOT_FILED,
    /** 调查、侦查中 */
    INVESTIGATING,
    /** 法制审核中 */
    IN_LEGAL_REVIEW,
    /** 审核通过 */
    REVIEWED,
    /** 已作决定 */
    DECIDED,
    /** 已结案 */
    CLOSED,
    /** 已移送其他机关 */
    TRANSFERRED,
    /** 快速办理中 (b2) */
    FAST_TRACK,
    /** 调解中 (b2) */
    MEDIATING,
    /** 已达成调解协议，待履行 (b2) */
    MEDIATED,
    /** 调解结案 (b2) */
    CLOSED_BY_MEDIATION,
    /** 已告知 (b2) */
    NOTICED,
    /** 听证中 (b2) */
    HEARING,
    /** 已送达 (b2) */
    SERVED,
    /** 执行中 (b2) */
    EXECUTING,
    /** 执行完毕 (b2) */
    EXECUTED,
    /** 复议中 (b2) */
    CONTESTED,
    /** 复议撤销 (b2) */
    REVOKED,
    /** 终止调查 (b2) */
    TERMINATED,
    /** 检察监督中，须说明不立案理由 (b3) */
    UNDER_SUPERVISION,
    /** 须立案：检察机关通知或复议撤销 (b3) */
    FILING_ORDERED,
    /** 不立案复议中 (b3) */
    UNDER_RECONSIDERATION,
    /** 复议维持不立案 (b3) */
    RECONSIDERED,
    /** 不立案复核中 (b3) */
    UNDER_SECOND_REVIEW,
    /** 复核维持不立案 (b3) */
    NON_FILING_CONFIRMED,
    /** 侦查终结 (b3) */
    CONCLUDED,
    /** 终结后法制审核中 (b3) */
    CONCLUSION_IN_REVIEW,
    /** 终结后审核通过 (b3) */
    CONCLUSION_REVIEWED,
    /** 已移送审查起诉 (b3) */
    TRANSFERRED_TO_PROSECUTION,
    /** 补充侦查中 (b3) */
    SUPPLEMENTING,
    /** 已撤案 (b3) */
    WITHDRAWN,
    /** 已告知非警务 (b2) */
    REFERRED_OUT,
    /** 行政诉讼中 (b2) */
    IN_LITIGATION,
    /** 已归档 */
    ARCHIVED;

    private static final Set<CaseState> FINAL = Collections.unmodifiableSet(
            EnumSet.of(CLOSED, CLOSED_BY_MEDIATION, TERMINATED, TRANSFERRED, REFERRED_OUT, ARCHIVED));

    /** Whether nothing that a foreign source tells later takes the case up again. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }
}
