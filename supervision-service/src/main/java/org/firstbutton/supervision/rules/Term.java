package org.firstbutton.supervision.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 条件速算 — the part of CEL that rules mostly use, compiled to closures: the library interprets each expression anew,
 * ten times slower, and a back-test evaluates millions. Whatever it does not know it leaves to the library, at compile
 * time by having no term, at run time by answering {@link #ASK_THE_LIBRARY}.
 */
@FunctionalInterface
interface Term {
    /** What the library would throw for, such as a missing field. */
    Object ERROR = new Object();

    Object ASK_THE_LIBRARY = new Object();

    Object eval(CelVariableResolver scene);

    /** The term of a checked expression, or none where it uses more of the language. */
    static @Nullable Term of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT -> {
                String name = expression.ident().name();
                yield scene -> scene.find(name).orElse(ERROR);
            }
            case SELECT -> select(expression.select());
            case CALL -> call(expression.call());
            default -> null;
        };
    }

    private static @Nullable Term constant(CelConstant constant) {
        Object value = switch (constant.getKind()) {
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            default -> null;
        };
        return value == null ? null : scene -> value;
    }

    private static @Nullable Term select(CelExpr.CelSelect select) {
        Term operand = of(select.operand());
        String field = select.field();
        boolean asksOnly = select.testOnly();
        return operand == null ? null : scene -> field(operand.eval(scene), field, asksOnly);
    }

    private static Object field(Object operand, String field, boolean asksOnly) {
        if (!(operand instanceof Map<?, ?> map)) {
            return operand == ERROR ? ERROR : ASK_THE_LIBRARY;
        }
        Object value = map.get(field);
        if (asksOnly) {
            return value != null;
        }
        return value == null ? ERROR : value;
    }

    private static @Nullable Term call(CelExpr.CelCall call) {
        if (call.function().equals("@in")) {
            return in(call.args());
        }
        List<Term> terms = new ArrayList<>();
        call.target().map(Term::of).ifPresent(terms::add);
        call.args().forEach(argument -> terms.add(of(argument)));
        int expected = call.args().size() + (call.target().isPresent() ? 1 : 0);
        if (terms.size() != expected || terms.contains(null)) {
            return null;
        }
        Term first = terms.get(0);
        Term second = terms.size() > 1 ? terms.get(1) : first;
        return switch (call.function()) {
            case "_&&_" -> scene -> junction(first, second, scene, false);
            case "_||_" -> scene -> junction(first, second, scene, true);
            case "!_" -> scene -> first.eval(scene) instanceof Boolean value ? !value : refused(first.eval(scene));
            case "_==_" -> scene -> equal(first.eval(scene), second.eval(scene), true);
            case "_!=_" -> scene -> equal(first.eval(scene), second.eval(scene), false);
            case "_<_" -> scene -> order(first.eval(scene), second.eval(scene), -1, -1);
            case "_<=_" -> scene -> order(first.eval(scene), second.eval(scene), -1, 0);
            case "_>_" -> scene -> order(first.eval(scene), second.eval(scene), 1, 1);
            case "_>=_" -> scene -> order(first.eval(scene), second.eval(scene), 0, 1);
            default -> null;
        };
    }

    private static @Nullable Term in(List<CelExpr> arguments) {
        Term value = of(arguments.get(0));
        CelExpr list = arguments.get(1);
        if (value == null || list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return null;
        }
        ImmutableList<CelExpr> elements = list.list().elements();
        Set<String> texts = new HashSet<>();
        for (CelExpr element : elements) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return null;
            }
            texts.add(element.constant().stringValue());
        }
        return scene -> {
            Object asked = value.eval(scene);
            return asked instanceof String text ? texts.contains(text) : refused(asked);
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

    private static Object equal(Object one, Object other, boolean wanted) {
        if (one == ERROR || other == ERROR) {
            return ERROR;
        }
        boolean plain = one instanceof String || one instanceof Long || one instanceof Boolean;
        return plain && one.getClass() == other.getClass() ? one.equals(other) == wanted : ASK_THE_LIBRARY;
    }

    private static Object order(Object one, Object other, int from, int to) {
        if (one instanceof Long left && other instanceof Long right) {
            int sign = Long.compare(left, right);
            return sign >= from && sign <= to;
        }
        return one == ERROR || other == ERROR ? ERROR : ASK_THE_LIBRARY;
    }

    private static Object refused(Object value) {
        return value == ERROR ? ERROR : ASK_THE_LIBRARY;
    }
}
