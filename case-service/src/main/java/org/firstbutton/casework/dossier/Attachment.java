package org.firstbutton.casework.dossier;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 附件 — one paper of a dossier, scanned or recorded. It has no file name: what a client calls its file may name people.
 *
 * @param item which paper of the checklist it is
 * @param sha256 hash and address of its content
 * @param size bytes
 * @param type media type, as its first bytes tell
 */
@Schema(name = "Attachment", description = "附件 — one paper of a dossier")
public record Attachment(
        UUID id,
        UUID dossierId,
        String item,
        String sha256,
        long size,
        @Schema(examples = "application/pdf") String type,
        String addedBy,
        Instant addedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {}
