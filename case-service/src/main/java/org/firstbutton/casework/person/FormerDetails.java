package org.firstbutton.casework.person;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.casework.person.PersonCorrection.Reason;

/**
 * 更正前 — one correction, and what stood there before it.
 *
 * @param before masked as the person himself is
 */
@Schema(name = "FormerDetails")
public record FormerDetails(int ordinal, Reason reason, String correctedBy, Instant correctedAt, PersonView before) {}
