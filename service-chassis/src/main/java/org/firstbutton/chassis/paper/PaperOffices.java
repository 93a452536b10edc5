package org.firstbutton.chassis.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;

/** 发文机关 — names and marks of organisations, as the configuration has them; who is not named there stands as his path. */
@ApplicationScoped
public class PaperOffices {
    private final PaperSettings settings;

    public PaperOffices(PaperSettings settings) {
        this.settings = settings;
    }

    /** The name; of an organisation below a named one, that name and the rest of the path. */
    public String name(String orgPath) {
        return settings.offices().entrySet().stream()
                .filter(office -> orgPath.startsWith(office.getKey()))
                .max(Comparator.comparingInt(office -> office.getKey().length()))
                .map(office -> office.getValue().name()
                        + tail(orgPath.substring(office.getKey().length())))
                .orElse(orgPath);
    }

    String mark(String orgPath) {
        PaperSettings.Office office = settings.offices().get(orgPath);
        return office == null ? segment(orgPath) : office.mark();
    }

    private static String tail(String rest) {
        return rest.isEmpty() ? "" : rest.substring(0, rest.length() - 1).replace('/', '-');
    }

    private static String segment(String orgPath) {
        String open = orgPath.substring(0, orgPath.length() - 1);
        return open.substring(open.lastIndexOf('/') + 1);
    }
}
