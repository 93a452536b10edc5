package org.firstbutton.casework.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Random;
import org.firstbutton.chassis.confidential.IndexKeyChange;
import org.firstbutton.chassis.confidential.KeyKeeper;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class PersonIndexIT {
    private final Transactions transactions;
    private final IndexKeyChange change;
    private final String phone = "139%08d".formatted(new Random().nextInt(100_000_000));

    PersonIndexIT(Transactions transactions, KeyKeeper keeper) {
        this.transactions = transactions;
        this.change = new IndexKeyChange(keeper, transactions);
    }

    @Test
    void whileTheIndexKeyIsChanged_everybodyIsFound_andIsAsTheAuditTrailHasHim() {
        String first = registered();
        String index = index(first);
        change.addKey();
        String second = registered();
        requireFound(first, second);
        assertThat(index(second)).as("written with the old key").isEqualTo(index);
        change.promote();
        String third = registered();
        requireFound(first, second, third);
        assertThat(index(third)).isNotEqualTo(index);

        change.finish();

        requireFound(first, second, third);
        assertThat(index(first))
                .isEqualTo(index(second))
                .isEqualTo(index(third))
                .isNotEqualTo(index);
        Footprints footprints = new Footprints(transactions);
        assertThat(footprints.entries("person", first)).containsExactly("register-person", "reindex");
        assertThat(footprints.entries("person", third)).containsExactly("register-person");
        assertThat(isAsItsLastEntryLeftIt(first)).isTrue();
        assertThat(isAsItsLastEntryLeftIt(third)).isTrue();
    }

    private String registered() {
        return OFFICER.posts(
                        "/persons",
                        Map.of("caseId", OFFICER.registers("ADMIN"), "role", "WITNESS", "name", "王小明", "phone", phone))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void requireFound(String... ids) {
        OFFICER.posts("/persons:search", Map.of("phone", phone, "purpose", "制作询问笔录"))
                .then()
                .statusCode(200)
                .body("items.id", hasItems(ids));
    }

    private String index(String person) {
        return transactions.asConsumer(handle -> handle.createQuery("select phone_index from person where id = :id")
                .bind("id", person)
                .mapTo(String.class)
                .one());
    }

    private boolean isAsItsLastEntryLeftIt(String person) {
        return transactions.asConsumer(handle ->
                handle.createQuery("""
                        select state_hash = sealed_state_hash('person', :id) from audit_entry
                        where object_kind = 'person' and object = :id and result = 'DONE' order by at desc limit 1
                        """).bind("id", person).mapTo(Boolean.class).one());
    }
}
