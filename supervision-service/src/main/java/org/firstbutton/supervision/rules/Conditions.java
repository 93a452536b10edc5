package org.firstbutton.supervision.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles conditions against a vocabulary; {@code fact.levl} is refused when the pack is read, not at night. */
final class Conditions {
    /** What an envelope lends to {@code fact} and {@code response}. */
    private static final Map<String, CelType> ENVELOPE = Map.of(
            "id", SimpleType.STRING,
            "type", SimpleType.STRING,
            "source", SimpleType.STRING,
            "occurredAt", SimpleType.TIMESTAMP,
            "recordedAt", SimpleType.TIMESTAMP,
            "orgPath", SimpleType.STRING,
            "actor", MapType.create(SimpleType.STRING, SimpleType.STRING));

    private final Vocabulary vocabulary;
    private final Map<String, CelCompiler> compilers = new HashMap<>();
    private final CelRuntime runtime =
            CelRuntimeFactory.legacyCelRuntimeBuilder().build();

    Conditions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** {@code responses} empty means that the condition may not speak of a response. */
    Condition compile(String text, List<String> facts, List<String> responses) throws CelValidationException {
        CelCompiler compiler = compilers.computeIfAbsent(facts + "/" + responses, key -> compiler(facts, responses));
        try {
            CelAbstractSyntaxTree checked = compiler.compile(text).getAst();
            return new Condition(text, runtime.createProgram(checked), Term.of(checked.getExpr()));
        } catch (CelEvaluationException unplanned) {
            throw new IllegalStateException(text, unplanned);
        }
    }

    private CelCompiler compiler(List<String> facts, List<String> responses) {
        StructType fact = struct("Fact", facts, ENVELOPE);
        StructType matter = struct("Matter", vocabulary.types(), Map.of());
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addVar("fact", fact)
                .addVar("matter", matter)
                .addVar("initial", matter);
        if (responses.isEmpty()) {
            return builder.setTypeProvider(new Structs(ImmutableList.of(fact, matter)))
                    .build();
        }
        StructType response = struct("Response", responses, ENVELOPE);
        return builder.setTypeProvider(new Structs(ImmutableList.of(fact, matter, response)))
                .addVar("response", response)
                .build();
    }

    private StructType struct(String name, Iterable<String> types, Map<String, CelType> envelope) {
        Map<String, CelType> fields = new HashMap<>();
        boolean any = ImmutableList.copyOf(types).contains(Rule.Arming.ANY);
        vocabulary
                .fieldsOfAll(any ? vocabulary.types() : types)
                .forEach((field, type) -> fields.put(field, type.cel()));
        fields.putAll(envelope);
        ImmutableMap<String, CelType> fixed = ImmutableMap.copyOf(fields);
        return StructType.create("firstbutton." + name, fixed.keySet(), field -> Optional.ofNullable(fixed.get(field)));
    }

    /** The structs of one compiler. */
    private record Structs(ImmutableList<StructType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(structs);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return structs.stream()
                    .filter(struct -> struct.name().equals(name))
                    .<CelType>map(struct -> struct)
                    .findFirst();
        }
    }
}
