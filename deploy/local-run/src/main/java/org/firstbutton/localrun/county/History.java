package org.firstbutton.localrun.county;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.firstbutton.localrun.county.story.Days;

/**
 * 县史 — what the systems of the Demo County recorded, and what must be found in it.
 *
 * @param planted a multiset: a source that was silent twice stands in it twice
 */
public record History(CountyPlan plan, List<Chronicle> chronicles, List<Feed> feeds, List<Plant> planted) {

    /** Subjects by rule, each as often as it must be found. */
    public Map<String, List<String>> expected() {
        return planted.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        Plant::rule, TreeMap::new, Collectors.mapping(Plant::subject, Collectors.toList())));
    }

    /**
     * The history in the pieces in which it is handed in: what was recorded before the first day, then day by day in
     * the order of recording, so that whoever reads along is never told of a day before all of it is there.
     */
    public List<List<Chronicle>> pages() {
        List<List<Chronicle>> pages = new ArrayList<>();
        for (int page = 0; page <= plan.days() + 1; page++) {
            pages.add(new ArrayList<>());
        }
        for (Chronicle chronicle : chronicles) {
            Map<Integer, List<Statement>> byPage = chronicle.statements().stream()
                    .collect(Collectors.groupingBy(this::pageOf, TreeMap::new, Collectors.toList()));
            byPage.forEach((page, statements) -> pages.get(page)
                    .add(new Chronicle(
                            chronicle.source(),
                            chronicle.number(),
                            chronicle.orgPath(),
                            chronicle.alert(),
                            statements)));
        }
        return pages;
    }

    private int pageOf(Statement statement) {
        if (statement.recordedAt().isBefore(plan.begin())) {
            return 0;
        }
        long day = plan.firstDay().until(Days.of(statement.recordedAt()), java.time.temporal.ChronoUnit.DAYS);
        return (int) Math.min(day, plan.days()) + 1;
    }

    /** The numbers of the calls that were taken, by the id under which supervision knows them. */
    public Map<String, String> numbers() {
        return chronicles.stream()
                .filter(one -> one.statements().stream().anyMatch(each -> each.fact() instanceof AlertReceived))
                .collect(Collectors.toMap(one -> County.alertId(one.number()), Chronicle::number));
    }

    public long facts() {
        return chronicles.stream().mapToLong(one -> one.statements().size()).sum();
    }
}
