package org.firstbutton.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.Tika;
import org.firstbutton.casework.vault.Received;
import org.firstbutton.casework.vault.VaultSettings;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 文件类型 — what a content is, by its first bytes; what was declared may agree or say nothing. */
@ApplicationScoped
class ContentTypes {
    private static final String UNSAID = "application/octet-stream";

    private final Tika tika = new Tika();
    private final Set<String> allowed;

    ContentTypes(VaultSettings settings) {
        this.allowed = new TreeSet<>(settings.types());
    }

    /** @throws Refusal 415 for a type that is not allowed, or another than the one declared */
    String of(Received content, @Nullable String declared) throws IOException {
        String found = tika.detect(content.head());
        if (!allowed.contains(found)) {
            throw Refusal.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "内容为 " + found + "，允许 " + allowed + " / the content is " + found + "; allowed are " + allowed);
        }
        String said = declared == null ? UNSAID : declared.split(";", 2)[0].strip();
        if (!said.equals(UNSAID) && !said.equalsIgnoreCase(found)) {
            throw Refusal.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "声明为 " + said + "，内容为 " + found + " / declared as " + said + ", but it is " + found);
        }
        return found;
    }
}
