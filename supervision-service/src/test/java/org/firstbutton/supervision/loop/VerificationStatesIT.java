package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** A finding in each of its states, with each command: works where the table says so, else 409 by a rule of b5. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class VerificationStatesIT {
    private static final List<String> COMMANDS =
            List.of("assign", "answer", "confirm", "dismiss", "approve-dismissal", "refuse-dismissal", "overturn");
    /** Where each command leads, in the order above; a dash where it is refused. */
    private static final Map<String, String> TABLE = Map.of(
            "raised", "RAISED RAISED CONFIRMED RAISED - - -",
            "proposed", "RAISED RAISED CONFIRMED - DISMISSED RAISED -",
            "confirmed", "- - - - - - OVERTURNED",
            "dismissed", "- - - - - - -",
            "overturned", "- - - - - - -");

    private static final Map<String, String> REASON = Map.of("reason", "checked the log");
    private static final Map<String, String> NOT_SO = Map.of("reasonCode", "SENSOR", "reason", "the clock was wrong");

    private static final String HELD = """
            select count(*) from (
                select distinct on (e.object) e.object, e.state_hash from audit_entry e
                left join audit_seal s on s.entry = e.id left join audit_unsealed u on u.entry = e.id
                where e.result = 'DONE' and e.object_kind = 'finding' and e.object = any (:ids)
                order by e.object, s.seq desc nulls first, u.ticket desc) last
            join sealed_state now on now.object_kind = 'finding' and now.object = last.object
            where last.state_hash = sha256(convert_to(now.content::text, 'UTF8'))
            """;

    private final Transactions transactions;

    VerificationStatesIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void everyCommandInEveryState_leadsWhereTheTableSaysOrIsRefusedByRule() {
        try (Findings findings = new Findings()) {
            List<String> all = findings.left(TABLE.size() * COMMANDS.size(), 1);
            List<String> fresh = new ArrayList<>(all);
            TABLE.forEach((state, line) -> {
                String[] then = line.split(" ");
                for (int i = 0; i < then.length; i++) {
                    String finding = fresh.remove(0);
                    bring(finding, state);
                    check(state, COMMANDS.get(i), then[i], give(finding, COMMANDS.get(i)));
                }
            });
            assertThat(asSealed(all)).isEqualTo(all.size());
        }
    }

    // What people did is sealed with the finding: the trail holds each as its last command left it.
    private long asSealed(List<String> findings) {
        return transactions.asConsumer(handle -> {
            handle.execute("set local timezone = 'UTC'");
            return handle.createQuery(HELD)
                    .bindArray("ids", String.class, findings.toArray())
                    .mapTo(Long.class)
                    .one();
        });
    }

    private static void check(String state, String command, String then, Response answer) {
        String where = command + " when " + state + ": " + answer.asString();
        if (then.equals("-")) {
            assertThat(answer.statusCode()).as(where).isEqualTo(409);
            assertThat(answer.<String>path("rule")).as(where).startsWith("b5: ");
        } else {
            assertThat(answer.statusCode()).as(where).isEqualTo(200);
            assertThat(answer.<String>path("status")).as(where).isEqualTo(then);
        }
    }

    private static void bring(String finding, String state) {
        switch (state) {
            case "proposed" -> Person.BRIGADE.does(finding, "dismiss", NOT_SO);
            case "confirmed" -> Person.BRIGADE.does(finding, "confirm", REASON);
            case "dismissed" -> {
                Person.BRIGADE.does(finding, "dismiss", NOT_SO);
                Person.BRIGADE_2.does(finding, "approve-dismissal", REASON);
            }
            case "overturned" -> {
                Person.BRIGADE.does(finding, "confirm", REASON);
                Person.BRIGADE_2.does(finding, "overturn", REASON);
            }
            default -> {}
        }
    }

    private static Response give(String finding, String command) {
        return switch (command) {
            case "assign" ->
                Person.MANAGER.decide(
                        finding,
                        command,
                        Map.of("officer", "l-x", "role", "LEGAL_BRIGADE", "office", Person.COUNTY, "why", "free"));
            case "answer" -> Person.CHIEF.decide(finding, command, Map.of("statement", "at a fire"));
            case "dismiss" -> Person.BRIGADE_2.decide(finding, command, NOT_SO);
            default -> Person.BRIGADE_2.decide(finding, command, REASON);
        };
    }
}
