package org.firstbutton.intake.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.reception.CallerKeys;
import org.jdbi.v3.core.Handle;

/**
 * 查询限次 — a bucket of tokens for each number and each address, filled evenly over the hour and kept in the database, so
 * that all replicas spend from the same. Every try costs one, right or wrong, and stays spent.
 */
@ApplicationScoped
class EnquiryAllowance {
    private static final double HOUR = 3_600;
    private static final int NETWORK_BYTES = 8;

    private static final String SPEND = """
            with filled as (
                select cast(:key as text) as key, now() as at, least(cast(:most as double precision), coalesce(
                    (select tokens
                            + extract(epoch from greatest(now() - at, interval '0')) * cast(:perSecond as double precision)
                     from enquiry_allowance where key = :key),
                    cast(:most as double precision))) as tokens)
            insert into enquiry_allowance as kept (key, tokens, spent, at)
            select key, case when tokens >= 1 then tokens - 1 else tokens end, tokens >= 1, at from filled
            on conflict (key) do update set tokens = excluded.tokens, spent = excluded.spent, at = excluded.at
            returning spent, tokens
            """;
    // What has had an hour to fill is full, and a full bucket needs no row. It comes last in its transaction: nobody
    // waits for such a row while holding what this transaction still wants.
    private static final String FORGET = """
            delete from enquiry_allowance where key in (
                select key from enquiry_allowance where at < now() - interval '1 hour'
                order by at limit 20 for update skip locked)
            """;

    private final Transactions transactions;
    private final CallerKeys keys;
    private final int perNumber;
    private final int perAddress;

    EnquiryAllowance(
            Transactions transactions,
            CallerKeys keys,
            @ConfigProperty(name = "firstbutton.intake.enquiries-per-number") int perNumber,
            @ConfigProperty(name = "firstbutton.intake.enquiries-per-address") int perAddress) {
        this.transactions = transactions;
        this.keys = keys;
        this.perNumber = perNumber;
        this.perAddress = perAddress;
    }

    /**
     * Spends one try of the address and one of the number, in a transaction of its own.
     *
     * @throws Refusal 429 saying when there will be another
     */
    void spend(String address, String numberKey) {
        String addressKey = keys.of("enquiry-address", networkOf(address));
        long wait = transactions.inScopeOf(Citizen.ANYBODY, handle -> {
            long ofAddress = wait(handle, addressKey, perAddress);
            long ofBoth = ofAddress > 0 ? ofAddress : wait(handle, numberKey, perNumber);
            handle.execute(FORGET);
            return ofBoth;
        });
        if (wait > 0) {
            throw Refusal.tooMany(wait);
        }
    }

    // Two at the same instant on a key that is not there yet both count from a full bucket; the lock comes first.
    private static long wait(Handle handle, String key, int perHour) {
        handle.createQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .bind("key", key)
                .mapTo(String.class)
                .one();
        double perSecond = perHour / HOUR;
        return handle.createQuery(SPEND)
                .bind("key", key)
                .bind("most", (double) perHour)
                .bind("perSecond", perSecond)
                .map((row, context) -> row.getBoolean(1) ? 0L : (long) Math.ceil((1 - row.getDouble(2)) / perSecond))
                .one();
    }

    /** An IPv6 subscriber has a whole /64 to himself; an address of it is no limit. */
    static String networkOf(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException unnamed) {
            return address;
        }
    }
}
