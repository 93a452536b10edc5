package org.firstbutton.chassis.audit;

import org.firstbutton.chassis.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * 审计记录 — who did what to which object. Personal values never stand here.
 *
 * @param action what was done, for example {@code close}; for a denial the method and path template
 * @param objectKind kind of the object, for example {@code alert}; names the sealed state it is checked against
 * @param objectVersion version of the object after the command
 * @param purpose why personal data were revealed
 * @param stateHash of a command whose service knows the object's whole state, because it has just written it; null where
 *     the database is asked for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AuditEntry(
        Caller caller,
        String action,
        String objectKind,
        String object,
        @Nullable Long objectVersion,
        String orgPath,
        Result result,
        @Nullable String purpose,
        byte @Nullable [] stateHash) {

    public AuditEntry(
            Caller caller,
            String action,
            String objectKind,
            String object,
            @Nullable Long objectVersion,
            String orgPath,
            Result result,
            @Nullable String purpose) {
        this(caller, action, objectKind, object, objectVersion, orgPath, result, purpose, null);
    }

    /** 结果 */
    public enum Result {
        DONE,
        DENIED,
        REVEALED
    }

    public static AuditEntry done(Caller caller, String action, String kind, String id, long version, String orgPath) {
        return new AuditEntry(caller, action, kind, id, version, orgPath, Result.DONE, null);
    }

    public static AuditEntry revealed(
            Caller caller, String action, String kind, String id, String orgPath, String purpose) {
        return new AuditEntry(caller, action, kind, id, null, orgPath, Result.REVEALED, purpose);
    }

    /** Whether nobody need ask the database: only a command leaves a state, and this one's may be known. */
    boolean knowsState() {
        return result != Result.DONE || stateHash != null;
    }

    /** The same, with the hash of the state that the object was left in ({@link StateText}). */
    public AuditEntry of(byte @Nullable [] state) {
        return new AuditEntry(caller, action, objectKind, object, objectVersion, orgPath, result, purpose, state);
    }
}
