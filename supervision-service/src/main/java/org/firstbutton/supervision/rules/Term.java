package org.firstbutton.supervision.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelVariableResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 条件速算 — the part of CEL that rules mostly use, compiled to closures: the library interprets each expression anew,
 * ten times slower, and a back-test evaluates millions. Whatever it does not know it leaves to the library by answering
 * {@link #ASK_THE_LIBRARY}; in a conjunction the part that it knows may decide all the same.
 */
@FunctionalInterface
interface Term {
    /** What the library would throw for, such as a missing field. */
    Object ERROR = new Object();

    Object ASK_THE_LIBRARY = new Object();

    /** More of the language than is known here. */
    Term UNKNOWN = scene -> ASK_THE_LIBRARY;

    Pattern PLAIN_DURATION = Pattern.compile("([0-9]{1,6})([hms])");

    Object eval(CelVariableResolver scene);

    /** The term of a checked expression. */
    static Term of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT -> {
                String name = expression.ident().name();
                yield scene -> scene.find(name).orElse(ERROR);
            }
            case SELECT -> select(expression.select());
            case CALL -> call(expression.call());
            default -> UNKNOWN;
        };
    }

    private static Term constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> always(constant.booleanValue());
            case INT64_VALUE -> always(constant.int64Value());
            case DOUBLE_VALUE -> always(constant.doubleValue());
            case STRING_VALUE -> always(constant.stringValue());
            default -> UNKNOWN;
        };
    }

    private static Term always(Object value) {
        return scene -> value;
    }

    private static Term select(CelExpr.CelSelect select) {
        Term operand = of(select.operand());
        String field = select.field();
        boolean asksOnly = select.testOnly();
        return scene -> field(operand.eval(scene), field, asksOnly);
    }

    private static Object field(Object operand, String field, boolean asksOnly) {
        if (!(operand instanceof Map<?, ?> map)) {
            return refused(operand);
        }
        Object value = map.get(field);
        if (asksOnly) {
            return value != null;
        }
        return value == null ? ERROR : value;
    }

    private static Term call(CelExpr.CelCall call) {
        List<Term> terms = Stream.concat(call.target().stream(), call.args().stream())
                .map(Term::of)
                .toList();
        Term first = terms.get(0);
        Term second = terms.get(terms.size() - 1);
        return switch (call.function()) {
            case "@in" -> in(first, call.args().get(1));
            case "_&&_" -> scene -> junction(first, second, scene, false);
            case "_||_" -> scene -> junction(first, second, scene, true);
            case "!_" -> scene -> not(first.eval(scene));
            case "_==_" -> scene -> equal(first.eval(scene), second.eval(scene), true);
            case "_!=_" -> scene -> equal(first.eval(scene), second.eval(scene), false);
            case "_<_" -> scene -> order(first.eval(scene), second.eval(scene), -1, -1);
            case "_<=_" -> scene -> order(first.eval(scene), second.eval(scene), -1, 0);
            case "_>_" -> scene -> order(first.eval(scene), second.eval(scene), 1, 1);
            case "_>=_" -> scene -> order(first.eval(scene), second.eval(scene), 0, 1);
            case "_-_" -> scene -> between(first.eval(scene), second.eval(scene));
            case "startsWith" -> scene -> startsWith(first.eval(scene), second.eval(scene));
            case "size" -> scene -> size(first.eval(scene));
            case "duration" -> duration(call.args().get(0));
            default -> UNKNOWN;
        };
    }

    private static Term in(Term value, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            Term elements = of(list);
            return scene -> in(value.eval(scene), elements.eval(scene));
        }
        Set<String> texts = new HashSet<>();
        for (CelExpr element : list.list().elements()) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return UNKNOWN;
            }
            texts.add(element.constant().stringValue());
        }
        return scene -> {
            Object asked = value.eval(scene);
            return asked instanceof String text ? texts.contains(text) : refused(asked);
        };
    }

    private static Object in(Object value, Object elements) {
        boolean texts = value instanceof String
                && elements instanceof List<?> list
                && list.stream().allMatch(String.class::isInstance);
        return texts ? ((List<?>) elements).contains(value) : refused(value, elements);
    }

    private static Term duration(CelExpr text) {
        if (text.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return UNKNOWN;
        }
        Matcher plain = PLAIN_DURATION.matcher(text.constant().stringValue());
        if (!plain.matches()) {
            return UNKNOWN;
        }
        long amount = Long.parseLong(plain.group(1));
        return switch (plain.group(2)) {
            case "h" -> always(Duration.ofHours(amount));
            case "m" -> always(Duration.ofMinutes(amount));
            default -> always(Duration.ofSeconds(amount));
        };
    }

    /** CEL's own three-valued logic: what decides wins over an error on either side. */
    private static Object junction(Term first, Term second, CelVariableResolver scene, boolean deciding) {
        Object one = first.eval(scene);
        if (one.equals(deciding)) {
            return deciding;
        }
        Object other = second.eval(scene);
        if (other.equals(deciding)) {
            return deciding;
        }
        if (one instanceof Boolean && other instanceof Boolean) {
            return !deciding;
        }
        return one == ASK_THE_LIBRARY || other == ASK_THE_LIBRARY ? ASK_THE_LIBRARY : ERROR;
    }

    private static Object not(Object value) {
        return value instanceof Boolean holds ? !holds : refused(value);
    }

    private static Object equal(Object one, Object other, boolean wanted) {
        boolean plain = one instanceof String || one instanceof Long || one instanceof Boolean;
        return plain && one.getClass() == other.getClass() ? one.equals(other) == wanted : refused(one, other);
    }

    private static Object order(Object one, Object other, int from, int to) {
        int sign;
        if (one instanceof Long left && other instanceof Long right) {
            sign = Long.compare(left, right);
        } else if (one instanceof Instant left && other instanceof Instant right) {
            sign = Integer.signum(left.compareTo(right));
        } else if (one instanceof Duration left && other instanceof Duration right) {
            sign = Integer.signum(left.compareTo(right));
        } else {
            return refused(one, other);
        }
        return sign >= from && sign <= to;
    }

    private static Object between(Object end, Object start) {
        return end instanceof Instant to && start instanceof Instant from
                ? Duration.between(from, to)
                : refused(end, start);
    }

    private static Object startsWith(Object text, Object start) {
        return text instanceof String whole && start instanceof String head
                ? whole.startsWith(head)
                : refused(text, start);
    }

    private static Object size(Object value) {
        return value instanceof List<?> list ? (Object) (long) list.size() : refused(value);
    }

    /** Whatever else stands beside an error, the library would throw. */
    private static Object refused(Object one, Object other) {
        return one == ERROR || other == ERROR ? ERROR : ASK_THE_LIBRARY;
    }

    private static Object refused(Object value) {
        return refused(value, value);
    }
}
