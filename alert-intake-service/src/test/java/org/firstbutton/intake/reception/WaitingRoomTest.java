package org.firstbutton.intake.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.command.Asked;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final WaitingRoom room = new WaitingRoom();

    @Test
    void whoWaitsAtTheSameTimeInOneScope_goesTogether() throws InterruptedException {
        WaitingCall first = call("taker-1", "HB/JZ/SS/", "k1");
        WaitingCall elsewhere = call("taker-9", "HB/JZ/QS/", "k1");
        WaitingCall second = call("taker-2", "HB/JZ/SS/", "k2");
        List.of(first, elsewhere, second).forEach(room::enter);

        assertThat(room.next()).containsExactly(first, second);
        assertThat(room.next()).containsExactly(elsewhere);
    }

    @Test
    void fewWaitLongerForCompany_manyLess_andNobodyAfterASilence() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        WaitingRoom quiet = new WaitingRoom(clock::get);
        clock.addAndGet(Duration.ofMillis(20).toNanos());
        quiet.enter(call("taker-1", "HB/JZ/SS/", "first"));
        assertThat(quiet.patience()).isNotPositive();
        assertThat(quiet.next()).hasSize(1);

        quiet.enter(call("taker-1", "HB/JZ/SS/", "k1"));
        assertThat(quiet.patience()).isEqualTo(Duration.ofMillis(16).toNanos());
        clock.addAndGet(Duration.ofMillis(3).toNanos());
        for (int i = 2; i <= WaitingRoom.FEW; i++) {
            quiet.enter(call("taker-1", "HB/JZ/SS/", "k" + i));
        }
        assertThat(quiet.patience()).isEqualTo(Duration.ofMillis(1).toNanos());
        quiet.enter(call("taker-9", "HB/JZ/QS/", "k1"));
        assertThat(quiet.patience()).isZero();
    }

    @Test
    void theSameKeyTwice_waitsForItsFirstAnswer() throws InterruptedException {
        WaitingCall first = call("taker-1", "HB/JZ/SS/", "k1");
        WaitingCall again = call("taker-1", "HB/JZ/SS/", "k1");
        List.of(first, again).forEach(room::enter);

        assertThat(room.next()).containsExactly(first);
        assertThat(room.next()).containsExactly(again);
    }

    @Test
    void aFullRoom_sendsAway_andHasRoomAgainWhenSomeLeave() throws InterruptedException {
        for (int i = 0; i < WaitingRoom.SEATS; i++) {
            room.enter(call("taker-1", "HB/JZ/SS/", "k" + i));
        }
        WaitingCall late = call("taker-1", "HB/JZ/SS/", "late");

        assertThatThrownBy(() -> room.enter(late))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(ProblemKind.UNAVAILABLE));
        assertThat(room.next()).hasSize(WaitingRoom.TOGETHER);
        room.enter(late);
    }

    @Test
    void aClosedRoom_servesThoseInside_andNobodyElse() throws InterruptedException {
        WaitingCall inside = call("taker-1", "HB/JZ/SS/", "k1");
        room.enter(inside);
        room.close();

        assertThatThrownBy(() -> room.enter(call("taker-1", "HB/JZ/SS/", "k2"))).isInstanceOf(Refusal.class);
        assertThat(room.next()).containsExactly(inside);
        assertThat(room.next()).isEmpty();
    }

    private static WaitingCall call(String subject, String orgPath, String key) {
        Caller caller = new Caller(subject, Set.of("CALL_TAKER"), List.of(orgPath), "041001", null);
        ReceiveAlert body = new ReceiveAlert(null, "PHONE_110", orgPath, null, null, null, null, null, null, null);
        return new WaitingCall(new Asked(caller, key, new byte[0]), body, "content", URI.create("http://localhost/"));
    }
}
