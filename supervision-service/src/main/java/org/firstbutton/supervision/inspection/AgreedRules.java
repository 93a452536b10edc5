package org.firstbutton.supervision.inspection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.rulebook.PacksInForce;

/** 约定规则 — the rules of whose confirmed findings the procuratorate's liaison is told. */
@Singleton
class AgreedRules {
    private final Set<String> ids;

    AgreedRules(@ConfigProperty(name = "firstbutton.supervision.joint-rules") Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    // A rule that is spelt wrong would be a silence that nobody notices.
    void start(@Observes StartupEvent started, PacksInForce packs) {
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeAll(packs.current().ruleIds());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("firstbutton.supervision.joint-rules: no such rules: " + unknown);
        }
    }

    Set<String> ids() {
        return ids;
    }
}
