package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.County;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.county.Feed;
import org.firstbutton.localrun.county.History;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.demo.KeptCounty.Kept;
import org.jspecify.annotations.Nullable;

/** 一场演示 — loads, waits, compares, and then keeps the county alive. */
final class Demonstration {
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(20);

    private final Doors doors;
    private final PrintStream out;
    private final Findings findings;
    private final Settling settling;
    private @Nullable History history;
    private @Nullable Heart heart;

    Demonstration(Doors doors, PrintStream out) {
        this.doors = doors;
        this.out = out;
        this.findings = new Findings(doors.reading());
        this.settling = new Settling(doors, findings);
    }

    Scorecard show(KeptCounty keptCounty, Function<Optional<CountyPlan>, CountyPlan> choice)
            throws InterruptedException {
        Optional<Kept> kept = keptBy(keptCounty);
        CountyPlan plan = choice.apply(kept.map(Kept::plan));
        History told = County.of(plan);
        Heart beating = new Heart(told.feeds(), doors);
        history = told;
        heart = beating;
        print(told);
        if (kept.map(Kept::loaded).orElse(false)) {
            out.println(Words.of("已有数据里就是这个县,不再载入。", "The kept data hold this very county; nothing is loaded again.")
                    .lines("✔ "));
            beating.beat(Instant.now());
        } else {
            keptCounty.write(plan, false);
            new Loading(told, beating, doors).run();
            keptCounty.write(plan, true);
        }
        out.println(settling.await(beats(beating), out).text());
        Map<String, String> numbers = told.numbers();
        List<Findings.Found> found =
                findings.all().stream().map(one -> one.named(numbers)).toList();
        Scorecard scorecard = Scorecard.of(told.planted(), found, plan.now());
        out.println();
        out.print(scorecard.text(names()));
        out.println((scorecard.isExact()
                        ? Words.of("查到的正是埋设的。", "Exactly what was planted was found.")
                        : Words.of("查到的与埋设的不一致。", "What was found is not what was planted."))
                .lines(scorecard.isExact() ? "✔ " : "✘ "));
        return scorecard;
    }

    /** What the databases hold decides; the note beside them only says which county it is. */
    private Optional<Kept> keptBy(KeptCounty keptCounty) throws InterruptedException {
        if (settling.held() == 0) {
            return Optional.empty();
        }
        return Optional.of(keptCounty
                .read()
                .orElseThrow(() -> Trouble.notReady(
                        Words.of("数据库里有示范县的数据,但不知是哪一次的。", "The databases hold a Demo County, but not which one."),
                        Words.of("请用 --fresh 从空库开始。", "Begin anew with --fresh."))));
    }

    private void print(History told) {
        long cases = told.chronicles().stream().filter(Chronicle::isCase).count();
        CountyPlan plan = told.plan();
        out.println(
                Words.of("%s 至 %s:%d 次来电,%d 起案件,%,d 条事实;种子 %d。", "%s to %s: %d calls, %d cases, %,d facts; seed %d.")
                        .formatted(
                                plan.firstDay(),
                                plan.lastDay(),
                                told.chronicles().size() - cases,
                                cases,
                                told.facts(),
                                plan.seed())
                        .lines("  "));
    }

    private static Settling.Beats beats(Heart heart) {
        Instant[] next = {Instant.now().plus(BETWEEN_BEATS)};
        return () -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            if (now.isAfter(next[0])) {
                heart.beat(now);
                next[0] = now.plus(BETWEEN_BEATS);
            }
        };
    }

    private Map<String, Words> names() throws InterruptedException {
        Map<String, Words> names = new HashMap<>();
        for (JsonNode rule : doors.reading().get("/api/v1/rules")) {
            names.put(
                    rule.path("id").asText(),
                    Words.of(rule.path("nameZh").asText(), rule.path("nameEn").asText()));
        }
        return names;
    }

    /** Calls keep coming until somebody presses Ctrl-C. */
    void keepGoing() throws InterruptedException {
        History told = java.util.Objects.requireNonNull(history);
        String dispatch = Feed.SYSTEMS.get(0);
        Records records = new Records(doors.recordingFor(dispatch, doors.intake()), dispatch);
        Heart beating = java.util.Objects.requireNonNull(heart);
        new Simulator(records, beating, told.plan().seed(), Instant.now().truncatedTo(ChronoUnit.SECONDS)).run();
    }

    void printWhereToLook() {
        out.printf("""

                接口说明 · OpenAPI                 %1$s/q/openapi   %2$s/q/openapi   %3$s/q/openapi
                登录 · log in as                   legal-corps 法制总队 · inspectorate 警务督察 · legal-brigade 法制大队 · unit-chief 所长甲 …
                  身份服务只供本机演示,不验密码 · the identity provider is for this machine only and checks no password
                取令牌 · get a token
                  TOKEN=$(curl -s -d grant_type=client_credentials -d client_id=%5$s -d client_secret=local %4$s/token | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
                问题清单 · findings
                  curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/v1/findings?rule=INV-01&limit=5'
                实时订阅 · live feed (SSE)
                  curl -sN -H "Authorization: Bearer $TOKEN" -H 'Accept: text/event-stream' %1$s/api/v1/feed
                """, doors.supervision(), doors.intake(), doors.casework(), doors.issuer(), Doors.READER);
    }
}
