package org.firstbutton.intake.source;

/** 数据源类别 */
public enum SourceKind {
    /** People enter here. */
    LIVE,
    /** A system that keeps its own books and beats. */
    CONNECTOR,
    /** The history of another system: judged on its own times, needs no beat. */
    EXPORT
}
