package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for whom, as one finding goes round. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class WorklistIT {
    private static final Map<String, String> REASON = Map.of("reason", "checked the log");
    private static final Map<String, String> EVIDENCE = Map.of("evidenceRef", "EV-1");

    private Findings findings;

    @BeforeEach
    void open() {
        findings = new Findings();
    }

    @AfterEach
    void close() {
        findings.close();
    }

    @Test
    void eachStepOfTheLoop_waitsForWhoeverIsNext_andForNobodyElse() {
        String finding = findings.high();
        waits(finding, "VERIFY", List.of(Person.BRIGADE, Person.MANAGER, Person.INSPECTOR), List.of(Person.CHIEF));
        FindingLoopIT.assign(Person.MANAGER, finding, Person.BRIGADE);
        Map<String, Object> assigned = Objects.requireNonNull(task(Person.BRIGADE, "MINE", finding));
        assertThat(assigned.get("whyZh")).isEqualTo("指定由您核查：above the unit");
        assertThat(assigned.get("nextEn")).isEqualTo("verify: confirm or dismiss");
        assertThat(assigned.get("at")).isEqualTo("/api/v1/findings/" + finding);
        assertThat(task(Person.BRIGADE_2, "MINE", finding)).isNull();
        assertThat(task(Person.INSPECTOR, "UNIT", finding)).isNull();

        Person.BRIGADE.does(finding, "dismiss", Map.of("reasonCode", "SENSOR", "reason", "x"));
        waits(finding, "APPROVE_DISMISSAL", List.of(Person.BRIGADE_2, Person.INSPECTOR), List.of(Person.BRIGADE));
        Person.BRIGADE_2.does(finding, "refuse-dismissal", REASON);
        Person.BRIGADE.does(finding, "confirm", REASON);
        waits(finding, "ORDER", List.of(Person.BRIGADE, Person.MANAGER), List.of(Person.CHIEF, Person.STATIONED));

        String order = FindingLoopIT.orders(Person.MANAGER, finding);
        waits(finding, "ACKNOWLEDGE", List.of(Person.CHIEF), List.of(Person.SIBLING_CHIEF, Person.MANAGER));
        Person.CHIEF.takes(order, "acknowledge", Map.of());
        waits(finding, "SUBMIT", List.of(Person.CHIEF), List.of(Person.MANAGER));
        Person.CHIEF.post(order + ":extend", Map.of("reason", "FLOOD"));
        waits(finding, "APPROVE_EXTENSION", List.of(Person.MANAGER, Person.INSPECTOR), List.of());
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        waits(finding, "RECHECK", List.of(Person.MANAGER, Person.DETACHMENT), List.of(Person.CHIEF));
        assertThat(task(Person.MANAGER, "MINE", finding)).isNotNull();

        String objection = Person.CHIEF.opens("objections", "object", Map.of("findingId", finding, "grounds", "no"));
        waits(finding, "DECIDE_OBJECTION", List.of(Person.BRIGADE_2, Person.DETACHMENT), List.of(Person.CHIEF));
        assertThat(tasks(Person.BRIGADE, "UNIT", finding))
                .noneMatch(task -> "DECIDE_OBJECTION".equals(task.get("task")));
        Person.DETACHMENT.takes(objection, "uphold", REASON);

        Person.MANAGER.takes(order, "pass", Map.of());
        assertThat(tasks(Person.MANAGER, "UNIT", finding)).isEmpty();
        Findings.deadline(order, Duration.ofMinutes(-1));
        waits(finding, "CLOSE", List.of(Person.MANAGER), List.of(Person.CHIEF));
        Person.MANAGER.takes(order, "close", Map.of());
        eachReadsWhatHeDidHimself(finding, order, objection);
    }

    private static void eachReadsWhatHeDidHimself(String finding, String order, String objection) {
        assertThat(tasks(Person.MANAGER, "UNIT", finding)).isEmpty();
        String id = order.substring(order.lastIndexOf('/') + 1);
        JsonPath done = Person.MANAGER.get("/api/v1/me/deeds?limit=200").jsonPath();
        assertThat(done.getList("items.findAll { it.object == '" + id + "' }.action", String.class))
                .containsExactly("close", "pass", "order");
        assertThat(done.getString("items.find { it.object == '" + id + "' }.register"))
                .isEqualTo("rectifications");
        assertThat(done.getLong("counts.done"))
                .isGreaterThanOrEqualTo(done.getLong("counts.begun"))
                .isPositive();
        assertThat(begun(Person.MANAGER)).contains(id);
        assertThat(begun(Person.CHIEF))
                .contains(objection.substring(objection.lastIndexOf('/') + 1))
                .doesNotContain(id);
    }

    private static List<String> begun(Person person) {
        return person.get("/api/v1/me/deeds?list=BEGUN&limit=200").jsonPath().getList("items.object", String.class);
    }

    @Test
    void theLists_areSortedByDeadline_paged_counted_andExported() {
        findings.left(5, 1);
        JsonPath all =
                Person.BRIGADE.get("/api/v1/worklist?list=UNIT&limit=200").jsonPath();
        List<Instant> due = all.getList("items.dueAt", String.class).stream()
                .map(Instant::parse)
                .toList();
        assertThat(due).isSorted().hasSizeGreaterThanOrEqualTo(5);

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = Person.BRIGADE
                    .get("/api/v1/worklist?list=UNIT&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            paged.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        }
        assertThat(paged).doesNotHaveDuplicates().containsAll(all.getList("items.id", String.class));
        assertThat(all.getLong("counts.unit")).isGreaterThanOrEqualTo(due.size());

        String order = ordered();
        Findings.deadline(order, Duration.ofMinutes(-5));
        JsonPath late =
                Person.CHIEF.get("/api/v1/worklist?list=OVERDUE&limit=200").jsonPath();
        assertThat(late.getList("items.at", String.class)).contains(order);
        assertThat(late.getLong("counts.overdue"))
                .isEqualTo(late.getList("items").size());
        assertThat(Person.CHIEF
                        .get("/api/v1/worklist?list=DUE_TODAY&limit=200")
                        .jsonPath()
                        .getList("items.at", String.class))
                .doesNotContain(order);
        String csv = Person.CHIEF.get("/api/v1/worklist/export?list=OVERDUE").asString();
        assertThat(csv.lines().skip(1)).hasSize(late.getList("items").size());
        assertThat(Person.CHIEF.get("/api/v1/worklist?list=HIS").statusCode()).isEqualTo(400);
    }

    private String ordered() {
        String finding = findings.high();
        Person.BRIGADE.does(finding, "confirm", REASON);
        return FindingLoopIT.orders(Person.MANAGER, finding);
    }

    private static void waits(String finding, String task, List<Person> forThem, List<Person> notForThem) {
        for (Person person : forThem) {
            assertThat(tasks(person, "UNIT", finding))
                    .as(task + " for " + person)
                    .anyMatch(each -> task.equals(each.get("task")));
        }
        for (Person person : notForThem) {
            assertThat(tasks(person, "UNIT", finding))
                    .as(task + " not for " + person)
                    .isEmpty();
        }
    }

    private static @org.jspecify.annotations.Nullable Map<String, Object> task(
            Person person, String list, String finding) {
        List<Map<String, Object>> found = tasks(person, list, finding);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Map<String, Object>> tasks(Person person, String list, String finding) {
        List<Map<String, Object>> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = person.get(
                            "/api/v1/worklist?limit=200&list=" + list + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.stream().filter(task -> finding.equals(task.get("findingId"))).forEach(found::add);
            cursor = page.getString("nextCursor");
        }
        return found;
    }
}
