package org.firstbutton.casework.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 人员标识 — what facts may call a person. An id of ours must be one of the caller's organisations; other systems name
 * persons by keys that we do not know, which pass. A number that says who somebody is never does.
 */
@ApplicationScoped
public class PersonIds {
    private static final String OURS = "person-";
    private static final String FIELD = "personId";
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final PersonRecords persons;
    private final Transactions transactions;

    PersonIds(PersonRecords persons, Transactions transactions) {
        this.persons = persons;
        this.transactions = transactions;
    }

    static String fresh() {
        return OURS + Generators.timeBasedEpochGenerator().generate();
    }

    /**
     * Looks at the {@code personId} of a body, if it has one.
     *
     * @throws Refusal 400 naming the field
     */
    public void require(Handle handle, JsonNode sent) {
        require(handle, sent.path(FIELD).textValue());
    }

    /** The same for the id itself. */
    public void require(Handle handle, @Nullable String id) {
        if (id == null) {
            return;
        }
        requireKey(id);
        if (id.startsWith(OURS) && !persons.exists(handle, id)) {
            throw Refusal.field("/" + FIELD, "未登记此人，或不在授权范围 / nobody of this id is registered in your scope");
        }
    }

    /** The same for a body that no transaction has begun for yet. */
    public void require(Caller caller, JsonNode sent) {
        require(caller, sent.path(FIELD).textValue());
    }

    /** The same for the id itself, where no transaction has begun yet. */
    public void require(Caller caller, @Nullable String id) {
        if (id == null) {
            return;
        }
        requireKey(id);
        if (id.startsWith(OURS)) {
            transactions.inScopeOf(caller, handle -> {
                require(handle, id);
                return true;
            });
        }
    }

    private static void requireKey(String id) {
        String number = Indexed.ID_NUMBER.normal(id);
        String phone = Indexed.PHONE.normal(id);
        boolean identifies = (number != null && ResidentId.is(number))
                || (phone != null
                        && !id.matches(".*[A-Za-z].*")
                        && MOBILE.matcher(phone).matches());
        if (identifies) {
            throw Refusal.field("/" + FIELD, "须为人员标识，不得填写证件或电话号码 / a key, never an ID or telephone number");
        }
    }
}
