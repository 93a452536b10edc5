package org.firstbutton.chassis.procedure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * 程序目录 — the procedures of a service, named in {@code META-INF/services} so that its API document can be written
 * before there are beans.
 */
public interface ProcedureBook {

    List<Procedure> procedures();

    /**
     * Steps beside the procedures, behind general endpoints of their own.
     *
     * @return by the path of what they are taken on, for example {@code /api/v1/cases/{id}}: its endpoint is {@code
     *     /api/v1/cases/{id}:{step}}
     */
    default Map<String, Collection<Step>> steps() {
        return Map.of();
    }

    /** Those of the service at hand, none if it has no book. */
    static List<Procedure> all() {
        return books().stream().flatMap(book -> book.procedures().stream()).toList();
    }

    /** The books of the service at hand. */
    static List<ProcedureBook> books() {
        return ServiceLoader.load(ProcedureBook.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
