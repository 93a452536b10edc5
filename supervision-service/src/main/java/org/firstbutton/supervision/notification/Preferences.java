package org.firstbutton.supervision.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 偏好簿 — who prefers what; without a row everything is pushed at once. */
@ApplicationScoped
class Preferences {
    private static final String SELECT =
            "select person, muted, quiet_from, quiet_to, digest_at, version from notification_preference ";

    /** @param version 0 for nobody's */
    record Kept(Preference preference, long version) {}

    Map<String, Preference> of(Handle handle, Collection<String> persons) {
        return handle
                .createQuery(SELECT + "where person = any (:persons)")
                .bindArray("persons", String.class, persons.toArray())
                .map((row, context) -> Map.entry(row.getString("person"), preference(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Kept of(Handle handle, String person) {
        Optional<Kept> kept = handle.createQuery(SELECT + "where person = :person")
                .bind("person", person)
                .map((row, context) -> new Kept(preference(row), row.getLong("version")))
                .findOne();
        return kept.orElse(new Kept(Preference.NONE, 0));
    }

    void keep(Handle handle, String person, String orgPath, Preference preference) {
        handle.createUpdate("""
                        insert into notification_preference as p (person, org_path, muted, quiet_from, quiet_to, digest_at)
                        values (:person, :org, :muted, cast(:from as time), cast(:to as time), cast(:digest as time))
                        on conflict (person) do update set org_path = excluded.org_path, muted = excluded.muted,
                            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                            digest_at = excluded.digest_at, changed_at = clock_timestamp(), version = p.version + 1
                        """)
                .bind("person", person)
                .bind("org", orgPath)
                .bindArray(
                        "muted",
                        String.class,
                        preference.muted().stream()
                                .map(NotificationKind::name)
                                .sorted()
                                .toArray())
                .bind("from", text(preference.quietFrom()))
                .bind("to", text(preference.quietTo()))
                .bind("digest", text(preference.digestAt()))
                .execute();
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static Preference preference(ResultSet row) throws SQLException {
        return new Preference(
                kinds(row.getArray("muted")),
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_to", LocalTime.class),
                row.getObject("digest_at", LocalTime.class));
    }

    private static Set<NotificationKind> kinds(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(NotificationKind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
