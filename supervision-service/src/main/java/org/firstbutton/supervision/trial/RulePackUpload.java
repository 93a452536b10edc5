package org.firstbutton.supervision.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.uuid.Generators;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Problem.Violation;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.PackRefused;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.ExampleCheck;
import org.jspecify.annotations.Nullable;

/** 上传的规则包 — {@code file} is how faults name it; it is refused whole, with everything that is wrong in it, or read; its examples must come out as told. */
public record RulePackUpload(
        @Nullable String file, @Nullable String yaml) {
    private static final int LONGEST = 1_000_000;
    private static final String UNNAMED = "pack.yaml";
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The body as JSON with both, or as the YAML itself. */
    static RulePackUpload of(MediaType type, @Nullable String file, @Nullable String body)
            throws JsonProcessingException {
        if (body == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            return new RulePackUpload(file, body);
        }
        RulePackUpload upload = STRICT.readValue(body, RulePackUpload.class);
        return upload == null ? new RulePackUpload(file, null) : upload;
    }

    TrialPack draft(Caller caller, PackSet set) {
        String text = Optional.ofNullable(yaml)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> Refusal.field("yaml", "the text of a rule pack"));
        String name =
                Optional.ofNullable(file).filter(given -> !given.isBlank()).orElse(UNNAMED);
        if (text.length() > LONGEST) {
            throw Refusal.of(ProblemKind.TOO_LARGE, "a rule pack has at most " + LONGEST + " characters");
        }
        if (text.indexOf('\0') >= 0 || name.length() > 200) {
            throw Refusal.field("yaml", "text without NUL characters, under a name of at most 200");
        }
        RulePack pack = read(name, text);
        requireExamples(name, pack, set);
        return new TrialPack(
                Generators.timeBasedEpochGenerator().generate(),
                pack.name(),
                pack.version(),
                name,
                text,
                "",
                caller.actorId(),
                Instant.EPOCH,
                TrialPack.State.DRAFT,
                false,
                null,
                null,
                0);
    }

    private static RulePack read(String file, String text) {
        try {
            return PackReader.read(file, text);
        } catch (PackRefused refused) {
            throw Refusal.faults(
                    "规则包有误，整包拒收 / the pack is refused whole: "
                            + refused.faults().size() + " faults",
                    refused.faults().stream()
                            .map(fault -> new Violation(
                                    fault.file() + ":" + fault.line() + ":" + fault.column(), fault.expected()))
                            .toList());
        }
    }

    private static void requireExamples(String file, RulePack pack, PackSet set) {
        List<Violation> failed = new ExampleCheck(pack, set.calendars())
                .failures().stream()
                        .map(failure ->
                                new Violation(file + " " + failure.which(), String.join("; ", failure.differences())))
                        .toList();
        if (!failed.isEmpty()) {
            throw Refusal.faults("示例与判定不符 / examples come out otherwise than told", failed);
        }
    }
}
