package org.firstbutton.casework.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.casework.person.Person.Role;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.SealedColumn;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 当事人库 — the rows of all persons; the database holds who they are sealed. Row-level security keeps to the caller's scope. */
@ApplicationScoped
class PersonRecords {
    /** Stands for details that do not open, where a list is to show the rest. */
    static final PersonDetails UNREADABLE = new PersonDetails("", null, null, null, null);

    private static final SealedColumn COLUMN = new SealedColumn("person", "sealed", "id");
    private static final int MOST = 100;
    private static final String SELECT = """
            select id, case_id, org_path, role, juvenile, protected, sealed, registered_by, registered_at
            from person where\s""";

    private final Vault vault;

    PersonRecords(Vault vault) {
        this.vault = vault;
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return COLUMN;
    }

    void insert(Handle handle, Person person) {
        PersonDetails details = person.details();
        handle.createUpdate("""
                        insert into person (id, case_id, org_path, role, juvenile, protected, sealed, number_index,
                                            phone_index, registered_by, registered_at)
                        values (:id, :case, :orgPath, :role, :juvenile, :protected, :sealed, :number, :phone, :by, :at)
                        """)
                .bind("id", person.id())
                .bind("case", person.caseId())
                .bind("orgPath", person.orgPath())
                .bind("role", person.role().name())
                .bind("juvenile", person.juvenile())
                .bind("protected", person.shielded())
                .bind("sealed", vault.seal(COLUMN.of(person.id()), json(details)))
                .bind("number", vault.index(Indexed.ID_NUMBER, details.idNumber()))
                .bind("phone", vault.index(Indexed.PHONE, details.phone()))
                .bind("by", person.registeredBy())
                .bind("at", OffsetDateTime.ofInstant(person.registeredAt(), ZoneOffset.UTC))
                .execute();
    }

    /** Whoever corrects a person holds his row. */
    void lock(Handle handle, String id) {
        handle.createQuery("select id from person where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    void correct(Handle handle, Person after) {
        PersonDetails details = after.details();
        handle.createUpdate("""
                        update person set juvenile = :juvenile, protected = :protected, sealed = :sealed,
                               number_index = :number, phone_index = :phone
                        where id = :id
                        """)
                .bind("id", after.id())
                .bind("juvenile", after.juvenile())
                .bind("protected", after.shielded())
                .bind("sealed", vault.seal(COLUMN.of(after.id()), json(details)))
                .bind("number", vault.index(Indexed.ID_NUMBER, details.idNumber()))
                .bind("phone", vault.index(Indexed.PHONE, details.phone()))
                .execute();
    }

    /**
     * The person, or nothing in the caller's scope.
     *
     * @throws Refusal 500 {@code unreadable} if somebody tampered with it
     */
    Optional<Person> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "id = :id")
                .bind("id", id)
                .map((row, context) -> read(row, open(row)))
                .findOne();
    }

    boolean exists(Handle handle, String id) {
        return handle.createQuery("select exists (select 1 from person where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    List<Person> ofCase(Handle handle, UUID caseId) {
        return handle.createQuery(SELECT + "case_id = :case order by registered_at, id")
                .bind("case", caseId)
                .map((row, context) -> read(row, openOrNot(row)))
                .list();
    }

    /** By one kind of index or both, each whatever it may be, empty where nothing is sought; newest first. */
    List<Person> indexed(Handle handle, List<String> numbers, List<String> phones) {
        return handle.createQuery(SELECT + """
                        (cardinality(:numbers) = 0 or number_index = any (:numbers))
                        and (cardinality(:phones) = 0 or phone_index = any (:phones))
                        and cardinality(:numbers) + cardinality(:phones) > 0
                        order by registered_at desc, id desc limit :most
                        """)
                .bindArray("numbers", String.class, numbers.toArray())
                .bindArray("phones", String.class, phones.toArray())
                .bind("most", MOST)
                .map((row, context) -> read(row, openOrNot(row)))
                .list();
    }

    /** Somebody whose indexes may be those of an older key. */
    record IndexedPerson(
            String id,
            String orgPath,
            PersonDetails details,
            @Nullable String number,
            @Nullable String phone) {}

    /** The next ones by their ids, locked. */
    List<IndexedPerson> indexedAfter(Handle handle, String after, int most) {
        return handle.createQuery("""
                        select id, org_path, sealed, number_index, phone_index from person
                        where id > :after order by id limit :most for update
                        """)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new IndexedPerson(
                        row.getString("id"),
                        row.getString("org_path"),
                        openOrNot(row),
                        row.getString("number_index"),
                        row.getString("phone_index")))
                .list();
    }

    void reindex(Handle handle, List<IndexedPerson> fresh) {
        Rows.of(fresh)
                .text(IndexedPerson::id)
                .text(IndexedPerson::number)
                .text(IndexedPerson::phone)
                .execute(handle, """
                        update person p set number_index = f.number_index, phone_index = f.phone_index
                        from (select * from unnest(?, ?, ?)) as f (id, number_index, phone_index) where p.id = f.id""");
    }

    private PersonDetails openOrNot(ResultSet row) throws SQLException {
        try {
            return open(row);
        } catch (Refusal unreadable) {
            return UNREADABLE;
        }
    }

    private PersonDetails open(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] clear = vault.open(COLUMN.of(id), row.getBytes("sealed"));
        try {
            return CloudEventJson.MAPPER.readValue(clear, PersonDetails.class);
        } catch (IOException impossible) {
            // Without its text, which is personal.
            throw new IllegalStateException("the details of " + id + " are none");
        }
    }

    private static Person read(ResultSet row, PersonDetails details) throws SQLException {
        return new Person(
                row.getString("id"),
                Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                row.getString("org_path"),
                Role.valueOf(row.getString("role")),
                row.getObject("juvenile", Boolean.class),
                row.getBoolean("protected"),
                details,
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] json(PersonDetails details) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
