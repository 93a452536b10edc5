package org.firstbutton.intake.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.reception.CallerKeys;
import org.jdbi.v3.core.Handle;

/** 查询码 — shown once when it is issued and kept as a salted HMAC; a later one takes its place. */
@ApplicationScoped
class EnquiryCodes {
    /** No letter or digit that is taken for another when read aloud or written down. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int CODE_LENGTH = 10;
    private static final int SALT_LENGTH = 24;
    private static final Kept NOTHING = new Kept("", "NOTHING", "0".repeat(52), "");

    private final AlertDesk desk;
    private final AuditTrail audit;
    private final CallerKeys keys;
    private final SecureRandom random = new SecureRandom();

    EnquiryCodes(AlertDesk desk, AuditTrail audit, CallerKeys keys) {
        this.desk = desk;
        this.audit = audit;
        this.keys = keys;
    }

    /** What the desk hands to the caller; the code is shown here and never again. */
    public record IssuedCode(String number, String code) {}

    /** A matter whose number and code were right. */
    record Opened(String alertId, String orgPath) {}

    private record Kept(String alertId, String salt, String hash, String orgPath) {}

    IssuedCode issue(Handle handle, Caller caller, String alertId) {
        Alert alert = desk.lock(handle, caller, alertId);
        String id = alert.id().toString();
        String number = freeNumber(handle, id);
        String code = drawn(CODE_LENGTH);
        String salt = drawn(SALT_LENGTH);
        long version = handle.createQuery("""
                        insert into enquiry_code as kept (alert_id, number_key, salt, code_hash, org_path, version)
                        values (:alert, :number, :salt, :hash, :orgPath, 1)
                        on conflict (alert_id) do update set number_key = excluded.number_key, salt = excluded.salt,
                            code_hash = excluded.code_hash, org_path = excluded.org_path,
                            version = kept.version + 1, issued_at = excluded.issued_at
                        returning version
                        """)
                .bind("alert", id)
                .bind("number", keyOf(number))
                .bind("salt", salt)
                .bind("hash", hash(salt, code))
                .bind("orgPath", alert.orgPath())
                .mapTo(Long.class)
                .one();
        audit.record(
                handle, AuditEntry.done(caller, "issue-enquiry-code", "enquiry-code", id, version, alert.orgPath()));
        return new IssuedCode(number, code);
    }

    /**
     * The matter, if number and code are right. For a wrong number the same is computed and compared as for a wrong
     * code, so that neither the answer nor its time says which of them was wrong.
     */
    Optional<Opened> open(Handle handle, String number, String code) {
        Kept kept = find(handle, keyOf(number)).orElse(NOTHING);
        boolean right = MessageDigest.isEqual(ascii(hash(kept.salt(), code)), ascii(kept.hash()));
        return right ? Optional.of(new Opened(kept.alertId(), kept.orgPath())) : Optional.empty();
    }

    /** The key under which tries on a number are counted, whether there is such a number or not. */
    String keyOf(String number) {
        return keys.of("enquiry-number", normal(number));
    }

    // The source's number, as the caller was told it; two sources may use the same, then the second goes by its id.
    private String freeNumber(Handle handle, String alertId) {
        String number = handle.createQuery("select coalesce(source_number, id) from alert where id = :id")
                .bind("id", alertId)
                .mapTo(String.class)
                .one();
        boolean taken = find(handle, keyOf(number))
                .filter(kept -> !kept.alertId().equals(alertId))
                .isPresent();
        return taken ? alertId : number;
    }

    private static Optional<Kept> find(Handle handle, String numberKey) {
        handle.createQuery("select set_config('app.enquiry', :key, true)")
                .bind("key", numberKey)
                .mapTo(String.class)
                .one();
        return handle.createQuery(
                        "select alert_id, salt, code_hash, org_path from enquiry_code where number_key = :key")
                .bind("key", numberKey)
                .map((row, context) -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .findOne();
    }

    private String hash(String salt, String code) {
        return keys.of("enquiry-code", salt + '\n' + normal(code));
    }

    private static String normal(String typed) {
        return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String drawn(int length) {
        StringBuilder drawn = new StringBuilder();
        random.ints(length, 0, ALPHABET.length()).forEach(place -> drawn.append(ALPHABET.charAt(place)));
        return drawn.toString();
    }
}
