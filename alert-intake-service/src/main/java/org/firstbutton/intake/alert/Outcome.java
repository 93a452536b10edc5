package org.firstbutton.intake.alert;

/** 转移结果 — what a command does to the state of an alert. */
public sealed interface Outcome {

    /** It goes on to this state. */
    record Becomes(AlertState state) implements Outcome {}

    /** Something is recorded, the state stays. */
    record Stays() implements Outcome {}

    /** The units decide: the furthest of them, cleared only when every one is. */
    record FollowsUnits() implements Outcome {}

    /** 取消并警 — back to where it was before the merge. */
    record BeforeMerge() implements Outcome {}

    /** 重开 — to be handled again from dispatch, or from where it stood if nobody was ever sent. */
    record HandledAgain() implements Outcome {}

    /** The named rule forbids it. */
    record Forbidden(String rule) implements Outcome {}
}
