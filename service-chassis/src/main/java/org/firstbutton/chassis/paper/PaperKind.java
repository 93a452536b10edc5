package org.firstbutton.chassis.paper;

import java.util.Locale;

/** 文种 — a service's kinds of papers. */
public interface PaperKind {
    /** In upper case with underscores; its template is called so, in lower case with hyphens. */
    String name();

    String zh();

    String en();

    /** What stands between the office's own mark and the year in its numbers. */
    String mark();

    /** Whether it tells of persons by name or number: who takes such a paper away is printed across each page. */
    boolean isPersonal();

    default String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".docx";
    }
}
