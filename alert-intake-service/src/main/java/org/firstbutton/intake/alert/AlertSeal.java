package org.firstbutton.intake.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.List;
import org.firstbutton.chassis.audit.StateText;
import org.jspecify.annotations.Nullable;

/** 警情印记 — the hash of an alert as it was just inserted, of the very values that the row was written from. */
public final class AlertSeal {
    private static final StateText STATE = new StateText(columns());

    private AlertSeal() {}

    /** Null where the database has to be asked, because more than columns belongs to the state. */
    public static byte @Nullable [] of(Alert alert) {
        return alert.orders.isEmpty() && alert.proposal().isEmpty() ? STATE.hash(alert) : null;
    }

    private static ObjectMapper columns() {
        ObjectMapper mapper = Alerts.ROWS.copy();
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        mapper.addMixIn(Alert.class, AsSealed.class);
        return mapper;
    }

    private abstract static class AsSealed {
        @JsonSerialize(using = NoOrders.class)
        @SuppressWarnings("unused") // stands for the alert's own field
        List<DispatchOrder> orders = List.of();
    }

    /** The view shows none as null. */
    static final class NoOrders extends JsonSerializer<List<DispatchOrder>> {
        @Override
        public void serialize(List<DispatchOrder> orders, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNull();
        }
    }
}
