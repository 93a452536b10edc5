package org.firstbutton.supervision.matter;

/** 要求 — in which matters a step, link or must is called for. */
enum Need {
    /** In all of them. */
    ALWAYS,
    /** An alert that was neither invalid nor merged, diverted or withdrawn. */
    ALERT,
    /** An alert that somebody has to go to, or was sent to. */
    ATTENDANCE,
    /** What looks like a case, or has become one. */
    CASE,
    /** What was accepted or filed. */
    OPENED_CASE,
    /** What is to be reported upward: level 1 or an emergency. */
    GRAVE,
    /** Something was found. */
    FOUND,
    /** Something was found and confirmed. */
    CONFIRMED
}
