package org.firstbutton.casework.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.firstbutton.casework.property.CountResource.CountView;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of all counts. */
@ApplicationScoped
class Counts {
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
    private static final TypeReference<List<PlaceCount>> PLACES = new TypeReference<>() {};

    void add(Handle handle, CountView count) {
        handle.createUpdate("""
                        insert into property_count (id, org_path, scope, counted_by, counted_at, ledger_quantity,
                                                    shelf_quantity, ledger_amount, shelf_amount, differences, places)
                        values (:id, :orgPath, :scope, :by, cast(:at as timestamptz), :ledgerQuantity, :shelfQuantity,
                                :ledgerAmount, :shelfAmount, cast(:differences as jsonb), cast(:places as jsonb))
                        """)
                .bind("id", count.id())
                .bind("orgPath", count.orgPath())
                .bind("scope", count.scope())
                .bind("by", count.countedBy())
                .bind("at", count.countedAt().toString())
                .bind("ledgerQuantity", count.ledgerQuantity())
                .bind("shelfQuantity", count.shelfQuantity())
                .bind("ledgerAmount", count.ledgerAmount())
                .bind("shelfAmount", count.shelfAmount())
                .bind(
                        "differences",
                        CloudEventJson.MAPPER.valueToTree(count.differences()).toString())
                .bind(
                        "places",
                        CloudEventJson.MAPPER.valueToTree(count.places()).toString())
                .execute();
    }

    /** One page, newest first. */
    List<CountView> page(Handle handle, @Nullable String unit, @Nullable PageCursor behind, int limit) {
        return handle.createQuery("""
                        select id, org_path, scope, counted_by, counted_at, ledger_quantity, shelf_quantity, ledger_amount,
                               shelf_amount, differences, places
                        from property_count
                        where (cast(:unit as text) is null or org_path ^@ :unit)
                          and (cast(:before as timestamptz) is null
                               or (counted_at, id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                        order by counted_at desc, id desc limit :limit
                        """)
                .bind("unit", unit)
                .bind("before", behind == null ? null : behind.at().toString())
                .bind("beforeId", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static CountView read(ResultSet row) throws SQLException {
        try {
            return new CountView(
                    row.getObject("id", UUID.class),
                    row.getString("org_path"),
                    row.getString("scope"),
                    row.getString("counted_by"),
                    row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                    row.getInt("ledger_quantity"),
                    row.getInt("shelf_quantity"),
                    row.getBigDecimal("ledger_amount"),
                    row.getBigDecimal("shelf_amount"),
                    CloudEventJson.MAPPER.readValue(row.getString("differences"), IDS),
                    CloudEventJson.MAPPER.readValue(row.getString("places"), PLACES));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a jsonb column is not JSON", impossible);
        }
    }
}
