package org.firstbutton.scoring.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** 方案册 — the schemes that were approved, and which of them is in force for whom on which day. */
public final class SchemeBook {
    private final Scheme everybodys;
    private final List<Own> own;

    /** A scheme of an organisation and of everything below it. */
    record Own(String orgPath, LocalDate from, Scheme scheme) {}

    SchemeBook(Scheme everybodys, List<Own> own) {
        this.everybodys = everybodys;
        this.own = own;
    }

    /** With the scheme of everybody who has none. */
    public static SchemeBook of(Scheme everybodys) {
        return new SchemeBook(everybodys, List.of());
    }

    /** That of the nearest organisation which had one on that day, else everybody's. */
    public Scheme inForce(String orgPath, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, everybodys.zone());
        return own.stream()
                .filter(one -> orgPath.startsWith(one.orgPath()) && !one.from().isAfter(day))
                .max(Comparator.comparingInt((Own one) -> one.orgPath().length())
                        .thenComparing(Own::from))
                .map(Own::scheme)
                .orElse(everybodys);
    }
}
