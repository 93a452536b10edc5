package org.firstbutton.casework.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.firstbutton.casework.person.PersonCorrection.Reason;
import org.firstbutton.chassis.confidential.SealedColumn;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;

/** 更正记录库 — what stood in a person's details before each correction, sealed; found by no number. */
@ApplicationScoped
class FormerRecords {
    private static final SealedColumn COLUMN = new SealedColumn("person_correction", "sealed", "id");

    private final Vault vault;

    FormerRecords(Vault vault) {
        this.vault = vault;
    }

    @Produces
    @Singleton
    static SealedColumn formerColumn() {
        return COLUMN;
    }

    /** @return which correction of this person it is, from 1; his row is locked */
    int insert(Handle handle, Person before, Reason reason, String officer, Instant at) {
        int ordinal = 1 + count(handle, before.id());
        String id = before.id() + '#' + ordinal;
        handle.createUpdate("""
                        insert into person_correction (id, person_id, ordinal, org_path, reason, sealed, corrected_by,
                                                       corrected_at)
                        values (:id, :person, :ordinal, :orgPath, :reason, :sealed, :by, :at)
                        """)
                .bind("id", id)
                .bind("person", before.id())
                .bind("ordinal", ordinal)
                .bind("orgPath", before.orgPath())
                .bind("reason", reason.name())
                .bind("sealed", vault.seal(COLUMN.of(id), json(before.details())))
                .bind("by", officer)
                .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .execute();
        return ordinal;
    }

    private static int count(Handle handle, String person) {
        return handle.createQuery("select count(*) from person_correction where person_id = :person")
                .bind("person", person)
                .mapTo(Integer.class)
                .one();
    }

    /** Newest first, masked. */
    List<FormerDetails> of(Handle handle, Person person, boolean partly) {
        return handle.createQuery("""
                        select id, ordinal, reason, sealed, corrected_by, corrected_at
                        from person_correction where person_id = :person order by ordinal desc
                        """)
                .bind("person", person.id())
                .map((row, context) -> new FormerDetails(
                        row.getInt("ordinal"),
                        Reason.valueOf(row.getString("reason")),
                        Objects.requireNonNull(row.getString("corrected_by")),
                        row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                        PersonView.of(
                                person.with(open(
                                        Objects.requireNonNull(row.getString("id")),
                                        Objects.requireNonNull(row.getBytes("sealed")))),
                                partly)))
                .list();
    }

    private PersonDetails open(String id, byte[] sealed) {
        try {
            return CloudEventJson.MAPPER.readValue(vault.open(COLUMN.of(id), sealed), PersonDetails.class);
        } catch (Refusal unreadable) {
            return PersonRecords.UNREADABLE;
        } catch (IOException impossible) {
            // Without its text, which is personal.
            throw new IllegalStateException("the details of " + id + " are none");
        }
    }

    private static byte[] json(PersonDetails details) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
