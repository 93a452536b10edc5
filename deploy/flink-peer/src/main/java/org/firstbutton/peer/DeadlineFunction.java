package org.firstbutton.peer;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.firstbutton.peer.Deadlines.Deadline;

/**
 * 判定 — per matter one state: for each deadline when it is due and when it was met. An event timer decides; a response at
 * the very instant is in time, as for the judge.
 */
final class DeadlineFunction extends KeyedProcessFunction<String, Milestone, String> {
    private static final long NEVER = Long.MIN_VALUE;

    private final Deadlines deadlines;
    private transient ValueState<long[]> state;
    private transient LongCounter events;
    private transient LongCounter[] broken;

    DeadlineFunction(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("deadlines", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        events = getRuntimeContext().getLongCounter("events");
        broken = deadlines.all().stream()
                .map(deadline -> getRuntimeContext().getLongCounter(deadline.rule()))
                .toArray(LongCounter[]::new);
    }

    @Override
    public void processElement(Milestone event, Context context, Collector<String> out) throws Exception {
        events.add(1L);
        long[] known = null;
        for (int i = 0; i < deadlines.all().size(); i++) {
            Deadline deadline = deadlines.all().get(i);
            boolean triggers = deadline.trigger() == event.type && (!deadline.hasCondition() || event.holds);
            boolean responds = deadline.response() == event.type;
            if (!triggers && !responds) {
                continue;
            }
            known = known == null ? known() : known;
            if (responds && known[2 * i + 1] == NEVER) {
                known[2 * i + 1] = event.at;
            }
            if (triggers) {
                known[2 * i] = event.at + deadline.within();
                context.timerService().registerEventTimeTimer(known[2 * i]);
            }
        }
        if (known != null) {
            state.update(known);
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<String> out) throws Exception {
        if (at >= deadlines.asOf()) {
            return;
        }
        long[] known = known();
        for (int i = 0; i < deadlines.all().size(); i++) {
            long met = known[2 * i + 1];
            if (known[2 * i] == at && (met == NEVER || met > at)) {
                broken[i].add(1L);
                out.collect(deadlines.all().get(i).rule() + " " + context.getCurrentKey());
            }
        }
    }

    private long[] known() throws Exception {
        long[] known = state.value();
        if (known == null) {
            known = new long[2 * deadlines.all().size()];
            java.util.Arrays.fill(known, NEVER);
        }
        return known;
    }
}
