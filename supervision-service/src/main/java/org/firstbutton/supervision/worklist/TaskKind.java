package org.firstbutton.supervision.worklist;

/** 待办种类 — what is next in the loop, and why it falls to whoever sees it. */
public enum TaskKind {
    VERIFY(
            "指定由您核查",
            "it was assigned to you",
            "由您所在机构核查",
            "your office verifies it",
            "核查：属实或不属实",
            "verify: confirm or dismiss"),
    APPROVE_DISMISSAL(
            "呈报不属实，待另一人决定",
            "a dismissal waits for a second person",
            "呈报不属实，待另一人决定",
            "a dismissal waits for a second person",
            "同意或不同意不属实",
            "approve or refuse the dismissal"),
    ORDER(
            "由您核实属实",
            "you confirmed it",
            "由您所在机构责令整改",
            "your office orders rectification",
            "责令整改",
            "order rectification"),
    ACKNOWLEDGE(
            "向您单位下达整改", "it was ordered to your unit", "向您单位下达整改", "it was ordered to your unit", "签收", "acknowledge"),
    SUBMIT(
            "您单位正在整改",
            "your unit puts it right",
            "您单位正在整改",
            "your unit puts it right",
            "提交整改情况和证据",
            "submit what was done, with evidence"),
    APPROVE_EXTENSION(
            "您下达的整改申请延期",
            "more time is asked for on your order",
            "您所在机构下达的整改申请延期",
            "more time is asked for on an order of your office",
            "批准或不批准延期",
            "approve or refuse the extension"),
    RECHECK(
            "您经办的整改待复核",
            "you had a hand in its order",
            "由您所在机构复核",
            "your office rechecks it",
            "复核：合格或退回",
            "recheck: pass or reject"),
    INTERVIEW(
            "两次退回，由您约谈",
            "rejected twice",
            "两次退回，由上一级约谈",
            "rejected twice, one level up",
            "约谈单位负责人",
            "speak to the head of the unit"),
    RECHECK_ABOVE(
            "您经办的整改待上级复核",
            "you spoke to the unit",
            "两次退回，由上一级复核",
            "rejected twice, one level up",
            "复核：合格或退回",
            "recheck: pass or reject"),
    DECIDE_OBJECTION(
            "单位提出异议", "the unit contests it", "单位提出异议，须独立决定", "the unit contests it", "维持或推翻", "uphold or overturn"),
    CLOSE("您经办的整改观察期满", "the watch after your order is over", "观察期满", "the watch is over", "销号", "close"),
    DO_MEASURE(
            "由您单位落实",
            "your organisation answers for it",
            "由您单位落实",
            "your organisation answers for it",
            "落实并报办结",
            "carry it out and report that it is done"),
    ACCEPT_MEASURE(
            "您下达的措施待验收",
            "you set it, and it is reported as done",
            "已报办结，待验收",
            "it is reported as done",
            "验收或退回",
            "accept or return"),
    CHASE_MEASURE(
            "您下达的措施逾期未办结",
            "you set it, and it is overdue",
            "逾期未办结",
            "it is overdue, and the unit has not reported that it is done",
            "督办",
            "press for it");

    private final String mineZh;
    private final String mineEn;
    private final String oursZh;
    private final String oursEn;
    private final String nextZh;
    private final String nextEn;

    TaskKind(String mineZh, String mineEn, String oursZh, String oursEn, String nextZh, String nextEn) {
        this.mineZh = mineZh;
        this.mineEn = mineEn;
        this.oursZh = oursZh;
        this.oursEn = oursEn;
        this.nextZh = nextZh;
        this.nextEn = nextEn;
    }

    String whyZh(boolean mine) {
        return mine ? mineZh : oursZh;
    }

    String whyEn(boolean mine) {
        return mine ? mineEn : oursEn;
    }

    String nextZh() {
        return nextZh;
    }

    String nextEn() {
        return nextEn;
    }
}
