package org.firstbutton.scoring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.evidence.FindingFile.Fallen;
import org.firstbutton.scoring.evidence.FindingFile.Hand;
import org.firstbutton.scoring.evidence.FindingFile.Ruling;
import org.firstbutton.scoring.evidence.FindingFile.SelfReport;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jdbi.v3.core.Handle;

/** 证据卷 — reads back what the desk has kept. */
@ApplicationScoped
public class EvidenceFiles {
    private static final String FINDING = """
            select finding_id, rule_id, severity, matter, unit, officer, broken_at, raised_at, confirmed_at, confirmation,
                   fallen, fallen_by
            from scored_finding f where confirmation is not null and\s""";

    /** The findings themselves, and those of these matters. */
    public List<FindingFile> touched(Handle handle, Touched touched) {
        return files(
                handle,
                handle.createQuery(FINDING + "(finding_id = any (:findings) or matter = any (:matters))")
                        .bindArray("findings", String.class, touched.findings().toArray())
                        .bindArray("matters", String.class, touched.matters().toArray())
                        .map((row, context) -> bare(row))
                        .list());
    }

    /** All findings under these rules that any of these officers may answer for. */
    public List<FindingFile> of(Handle handle, Collection<String> officers, Collection<String> rules) {
        return files(
                handle,
                handle.createQuery(FINDING + """
                        rule_id = any (:rules) and (officer = any (:officers) or matter in (
                            select matter from matter_hand h where h.officer = any (:officers)))
                        """)
                        .bindArray("rules", String.class, rules.toArray())
                        .bindArray("officers", String.class, officers.toArray())
                        .map((row, context) -> bare(row))
                        .list());
    }

    /** All of an organisation. */
    public List<FindingFile> within(Handle handle, String orgPath) {
        return files(
                handle,
                handle.createQuery(FINDING + "unit ^@ :orgPath")
                        .bind("orgPath", orgPath)
                        .map((row, context) -> bare(row))
                        .list());
    }

    public List<ScoredEvent> events(Handle handle, Collection<String> officers) {
        return handle.createQuery("select * from scored_event where officer = any (:officers) order by at, evidence")
                .bindArray("officers", String.class, officers.toArray())
                .map((row, context) -> event(row))
                .list();
    }

    /** Objections upheld against what this evidence cost somebody. */
    public List<UpheldObjection> upheld(Handle handle, Collection<String> evidence) {
        return handle.createQuery("select * from upheld_objection where evidence = any (:evidence)")
                .bindArray("evidence", String.class, evidence.toArray())
                .map((row, context) -> new UpheldObjection(
                        Objects.requireNonNull(row.getString("evidence")),
                        Objects.requireNonNull(row.getString("account")),
                        Objects.requireNonNull(row.getString("metric")),
                        row.getObject("fact", UUID.class)))
                .list();
    }

    /** Whoever has evidence other than findings in an organisation. */
    public Set<String> officersWithin(Handle handle, String orgPath) {
        return handle.createQuery("select distinct officer from scored_event where org_path ^@ :orgPath")
                .bind("orgPath", orgPath)
                .mapTo(String.class)
                .collect(Collectors.toSet());
    }

    private static List<FindingFile> files(Handle handle, List<FindingFile> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Object[] matters = bare.stream().map(FindingFile::matter).distinct().toArray();
        Map<String, List<Hand>> hands = hands(handle, matters);
        Map<String, List<SelfReport>> reports = reports(handle, matters);
        Map<String, List<Ruling>> rulings = rulings(handle, bare);
        return bare.stream()
                .map(file -> new FindingFile(
                        file.findingId(),
                        file.ruleId(),
                        file.severity(),
                        file.matter(),
                        file.unit(),
                        file.officer(),
                        file.brokenAt(),
                        file.knownAt(),
                        file.confirmation(),
                        file.fallen(),
                        hands.getOrDefault(file.matter(), List.of()),
                        rulings.getOrDefault(file.findingId(), List.of()),
                        reports.getOrDefault(file.matter(), List.of())))
                .toList();
    }

    private static Map<String, List<Hand>> hands(Handle handle, Object[] matters) {
        Map<String, List<Hand>> hands = new HashMap<>();
        handle.createQuery("select matter, role, officer, at from matter_hand where matter = any (:matters)")
                .bindArray("matters", String.class, matters)
                .map((row, context) -> hands.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(new Hand(
                                Role.valueOf(row.getString(2)),
                                Objects.requireNonNull(row.getString(3)),
                                instant(row, "at"))))
                .list();
        return hands;
    }

    private static Map<String, List<SelfReport>> reports(Handle handle, Object[] matters) {
        Map<String, List<SelfReport>> reports = new HashMap<>();
        handle.createQuery("select * from self_report where matter = any (:matters) order by reported_at, report_id")
                .bindArray("matters", String.class, matters)
                .map((row, context) -> reports.computeIfAbsent(row.getString("matter"), any -> new ArrayList<>())
                        .add(new SelfReport(
                                Objects.requireNonNull(row.getString("report_id")),
                                Objects.requireNonNull(row.getString("officer")),
                                Objects.requireNonNull(row.getString("rule_id")),
                                instant(row, "reported_at"))))
                .list();
        return reports;
    }

    private static Map<String, List<Ruling>> rulings(Handle handle, List<FindingFile> bare) {
        Map<String, List<Ruling>> rulings = new HashMap<>();
        handle.createQuery(
                        "select * from finding_ruling where finding_id = any (:findings) order by officer desc, kind")
                .bindArray(
                        "findings",
                        String.class,
                        bare.stream().map(FindingFile::findingId).toArray())
                .map((row, context) -> rulings.computeIfAbsent(row.getString("finding_id"), any -> new ArrayList<>())
                        .add(new Ruling(
                                Objects.requireNonNull(row.getString("officer")),
                                Objects.requireNonNull(row.getString("kind")),
                                Objects.requireNonNull(row.getString("outcome")),
                                row.getObject("fact", UUID.class))))
                .list();
        return rulings;
    }

    private static FindingFile bare(ResultSet row) throws SQLException {
        String fallen = row.getString("fallen");
        return new FindingFile(
                Objects.requireNonNull(row.getString("finding_id")),
                Objects.requireNonNull(row.getString("rule_id")),
                Severity.valueOf(row.getString("severity")),
                Objects.requireNonNull(row.getString("matter")),
                Objects.requireNonNull(row.getString("unit")),
                row.getString("officer"),
                instant(row, "broken_at"),
                instant(row, row.getObject("raised_at") == null ? "confirmed_at" : "raised_at"),
                row.getObject("confirmation", UUID.class),
                fallen == null ? null : new Fallen(Fallen.Why.valueOf(fallen), row.getObject("fallen_by", UUID.class)),
                List.of(),
                List.of(),
                List.of());
    }

    private static ScoredEvent event(ResultSet row) throws SQLException {
        return new ScoredEvent(
                Source.valueOf(row.getString("source")),
                Objects.requireNonNull(row.getString("evidence")),
                Objects.requireNonNull(row.getString("officer")),
                Objects.requireNonNull(row.getString("org_path")),
                Objects.requireNonNull(row.getString("matter")),
                Objects.requireNonNull(row.getString("measure")),
                row.getBigDecimal("amount"),
                row.getObject("weight", Integer.class),
                row.getBoolean("tolerated"),
                instant(row, "at"),
                row.getObject("fact", UUID.class),
                row.getObject("voided", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
