package org.firstbutton.supervision.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.firstbutton.supervision.sampling.Stratum.Layer;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final SampleSeed SEED =
            new SampleSeed("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final Stratum THEFT = new Stratum("HB/JZ/SS/U001/", "THEFT", Layer.FLAGGED);
    private static final Stratum QUIET = new Stratum("HB/JZ/SS/U001/", "THEFT", Layer.UNFLAGGED);
    private static final Stratum CLOSED = new Stratum("HB/JZ/SS/U002/", "FRAUD", Layer.NO_CRIME);

    @Test
    void theCommitment_isWhatSha256sumSays_andOnlyThisSeedKeepsIt() {
        assertThat(SEED.commitment()).isEqualTo("2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737");
        assertThat(SEED.keeps(SEED.commitment())).isTrue();
        assertThat(new SampleSeed("f".repeat(64)).keeps(SEED.commitment())).isFalse();
    }

    // As worked out with another program; a change of the algorithm would break every published draw.
    @Test
    void theOrder_isThatOfTheDocumentedAlgorithm_howeverTheFrameIsListed() {
        List<String> ids = IntStream.rangeClosed(1, 8).mapToObj(i -> "A-" + i).toList();
        List<String> backwards =
                ids.stream().sorted(java.util.Comparator.reverseOrder()).toList();

        assertThat(SEED.order(ids)).containsExactly("A-4", "A-7", "A-5", "A-8", "A-2", "A-6", "A-1", "A-3");
        assertThat(SEED.order(backwards)).isEqualTo(SEED.order(ids));
    }

    @Test
    void aSampleOfSixty_isSharedInProportion_withSomeOfEveryLayer() {
        Map<Stratum, List<String>> frame = Map.of(THEFT, ids("t", 700), QUIET, ids("q", 290), CLOSED, ids("c", 3));

        Draw draw = Draw.of(SEED, frame, 60, 2);

        assertThat(draw.size()).isEqualTo(60);
        assertThat(draw.drawn().get(THEFT)).hasSize(40);
        assertThat(draw.drawn().get(QUIET)).hasSize(18);
        assertThat(draw.drawn().get(CLOSED)).hasSize(2);
        assertThat(draw.frame()).containsEntry(CLOSED, 3);
        assertThat(Draw.of(SEED, new TreeMap<>(frame), 60, 2)).isEqualTo(draw);
        assertThat(Draw.of(new SampleSeed("0".repeat(64)), frame, 60, 2)).isNotEqualTo(draw);
    }

    @Test
    void aLargerSample_goesOnWhereTheSmallerEnded() {
        Map<Stratum, List<String>> frame = Map.of(THEFT, ids("t", 100));
        List<String> first = Draw.of(SEED, frame, 10, 1).drawn().getOrDefault(THEFT, List.of());

        assertThat(first).hasSize(10);
        assertThat(Draw.of(SEED, frame, 30, 1).drawn().getOrDefault(THEFT, List.of()))
                .hasSize(30)
                .startsWith(first.toArray(String[]::new));
    }

    @Test
    void aFrameSmallerThanTheSample_isDrawnWhole_andWhatIsNamedTwiceOnce() {
        assertThat(Draw.of(SEED, Map.of(THEFT, List.of("a", "b", "a"), QUIET, List.of()), 60, 1)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aSeedThatIsNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSeed("20261102"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleSeed("F".repeat(64)));
    }

    private static List<String> ids(String letter, int number) {
        return IntStream.range(0, number).mapToObj(i -> letter + i).toList();
    }
}
