package org.firstbutton.chassis.procedure;

import java.util.List;
import java.util.ServiceLoader;

/**
 * 程序目录 — the procedures of a service, named in {@code META-INF/services} so that its API document can be written
 * before there are beans.
 */
public interface ProcedureBook {

    List<Procedure> procedures();

    /** Those of the service at hand, none if it has no book. */
    static List<Procedure> all() {
        return ServiceLoader.load(ProcedureBook.class).stream()
                .flatMap(book -> book.get().procedures().stream())
                .toList();
    }
}
