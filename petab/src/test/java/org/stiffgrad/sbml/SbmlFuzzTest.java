package org.stiffgrad.sbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.sbml.Documents.MATH;
import static org.stiffgrad.sbml.Documents.conversion;
import static org.stiffgrad.sbml.Documents.list;
import static org.stiffgrad.sbml.Documents.parameter;
import static org.stiffgrad.sbml.Documents.rule;
import static org.stiffgrad.sbml.Documents.species;
import static org.stiffgrad.sbml.Documents.times;
import static org.stiffgrad.sbml.Documents.variable;
import static org.stiffgrad.sbml.Lisp.mathml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.input.InputException;
import org.stiffgrad.problem.Compilation;

/** Damaged documents are read or refused; nothing else ever happens. */
final class SbmlFuzzTest {
  private static final int VARIANTS = 150;

  private static final Pattern PART = Pattern.compile("(?=<)|(?<=>)|(?=\\s)|(?==)");

  private static String document(boolean isLevel3) {
    String function =
        "<functionDefinition id=\"f\">"
            + MATH
            + "<lambda><bvar><ci>x</ci></bvar>"
            + mathml("(root (degree 3) (plus x 1))")
            + "</lambda></math></functionDefinition>";
    String initial =
        "<initialAssignment symbol=\"u\">"
            + MATH
            + mathml("(piecewise (piece k (lt k 3)) (otherwise 2))")
            + "</math></initialAssignment>";
    String content =
        list("FunctionDefinitions", function)
            + list("Compartments", "<compartment id=\"V\" size=\"2\" constant=\"false\"/>")
            + list("Species", species("A", "initialAmount=\"3\""), species("B", ""))
            + list("Parameters", parameter("k", 0.5), variable("u", 1), variable("w", 1))
            + list("InitialAssignments", initial)
            + list(
                "Rules",
                rule("rateRule", "V", "<apply><ci>f</ci><ci>k</ci></apply>"),
                rule("rateRule", "u", "<ci>J</ci>"),
                rule("assignmentRule", "w", "<cn type=\"e-notation\">1<sep/>-3</cn>"))
            + list("Reactions", conversion("J", "A", "B", times("k", "A", "V")));
    return isLevel3 ? Documents.level3(content) : Documents.level2(content);
  }

  private static String damaged(String text, SplittableRandom random) {
    List<String> parts = new ArrayList<>(List.of(PART.split(text)));
    int changes = 1 + random.nextInt(2);
    for (int k = 0; k < changes; k++) {
      int at = random.nextInt(parts.size());
      int from = random.nextInt(parts.size());
      switch (random.nextInt(4)) {
        case 0 -> parts.remove(at);
        case 1 -> parts.add(at, parts.get(from));
        case 2 -> parts.set(at, parts.get(from));
        default -> parts.set(at, otherName(parts.get(at), random));
      }
    }
    return String.join("", parts);
  }

  private static String otherName(String part, SplittableRandom random) {
    List<String> names = List.of("A", "V", "k", "u", "w", "J", "f", "q", "plus", "1", "");
    return part.replaceAll(
        "\\b(A|B|V|k|u|w|J|f|x|[0-9.]+|plus|lt|times)\\b", names.get(random.nextInt(names.size())));
  }

  @RepeatedTest(10)
  void isReadOrRefused(RepetitionInfo repetition) {
    long seed = 7_340_912L + repetition.getCurrentRepetition();
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < VARIANTS; k++) {
      String text = damaged(document(random.nextBoolean()), random);
      try {
        SbmlModel model = Sbml.parse(text.getBytes(UTF_8), "m.xml");
        CompiledModel compiled =
            Compilation.compile(model.source(), model.source().model(), List.of());
        assertTrue(compiled.states().size() <= 4, text);
      } catch (InputException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("m.xml:"), e.getMessage());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", variant " + k + ": " + text, e);
      }
    }
  }
}
