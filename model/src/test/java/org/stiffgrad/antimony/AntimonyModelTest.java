package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;

final class AntimonyModelTest {
  private static Model parse(String text) {
    return Antimony.parse(text, "dir/m.ant").model();
  }

  private static String derivative(Model model, String id) {
    return Infix.of(model.state(id).orElseThrow().derivative());
  }

  private static String initial(Model model, String id) {
    return Infix.of(model.state(id).orElseThrow().initial());
  }

  private static String value(Model model, String id) {
    return Infix.of(model.parameter(id).orElseThrow().value());
  }

  private static List<String> names(Model model) {
    List<String> names = new ArrayList<>();
    model.states().forEach(state -> names.add(state.id()));
    names.add("|");
    model.parameters().forEach(p -> names.add(p.isConst() ? "const " + p.id() : p.id()));
    names.add("|");
    model.assignments().forEach(assignment -> names.add(assignment.id()));
    return names;
  }

  @Test
  void reactionsBecomeDerivatives() {
    Model model = Antimony.read(Examples.folder("robertson").resolve("robertson.ant")).model();
    assertEquals("robertson", model.name());
    assertEquals(List.of("A", "B", "C", "|", "k1", "k2", "k3", "|"), names(model));
    assertEquals("((-(k1*A)) + ((k3*B)*C))", derivative(model, "A"));
    assertEquals("(((k1*A) - (k2*(B^2))) - ((k3*B)*C))", derivative(model, "B"));
    assertEquals("(k2*(B^2))", derivative(model, "C"));
    assertEquals("1", initial(model, "A"));
    assertEquals("30000", value(model, "k2"));
  }

  @Test
  void everyExampleParses() {
    for (String name : List.of("robertson", "enzyme", "vanderpol")) {
      SourceModel model = Antimony.read(Examples.folder(name).resolve(name + ".ant"));
      model.requireValues(Set.of());
      assertEquals(name, model.model().name());
    }
  }

  @Test
  void boehmParses() {
    Path file = Examples.sharedData().resolve("boehm/boehm.ant");
    assumeTrue(Files.exists(file), "skipped: no shared data");
    SourceModel model = Antimony.read(file);
    model.requireValues(Set.of());
    assertEquals(8, model.model().states().size());
    assertEquals(10, model.model().parameters().size());
    assertEquals(7, model.model().assignments().size());
    assertEquals("(207.6*ratio)", initial(model.model(), "STAT5A"));
    assertEquals(
        List.of("const cyt", "const nuc", "const ratio", "const specC17"),
        names(model.model()).subList(9, 13));
  }

  @Test
  void aFileWithoutModelIsNamedAfterItself() {
    assertEquals("m", parse("x' = 1").name());
    assertEquals("m", Antimony.parse("x' = 1", "C:\\data\\m.ant").model().name());
  }

  @Test
  void emptySidesDecimalStoichiometriesAndIrreversibleArrows() {
    Model model =
        parse("-> A; k0; A => ; k1*A; 1.5 A + B -> 2.5 A + 3 B; k2; J: 2A -> ; k3; <==> B; 7");
    assertEquals("(((k0 - (k1*A)) + k2) - (2*k3))", derivative(model, "A"));
    assertEquals("((2*k2) + 7)", derivative(model, "B"));
  }

  @Test
  void aSpeciesOnBothSidesOnlyCountsNet() {
    Model model = parse("A + E -> B + E; k*A*E; A = 1; B = 0; E = 2; k = 1");
    assertEquals("0", derivative(model, "E"));
    assertEquals(List.of("A", "E", "B", "|", "k", "|"), names(model));
  }

  @Test
  void boundarySpeciesAreConstantParameters() {
    Model model = parse("$X -> A; k*X; A -> Y; A; const species Y; X = 2; Y = 0; A = 0; k = 1");
    assertEquals(List.of("A", "|", "const X", "const Y", "k", "|"), names(model));
    assertEquals("((k*X) - A)", derivative(model, "A"));
  }

  @Test
  void aBoundarySpeciesMayFollowARule() {
    Model model = parse("$X -> A; k*X; X := sin(time); A = 0; k = 1; $Z -> A; Z; Z' = -Z; Z = 1");
    assertEquals(List.of("A", "Z", "|", "k", "|", "X"), names(model));
  }

  @Test
  void concentrationsDivideByTheCompartment() {
    String text =
        """
        compartment cell = 2, nucleus
        species A in cell = 3
        substanceOnly species N in nucleus
        nucleus = 0.5; N = 0
        A -> B; k*A in cell
        B -> C + N; k*B
        C in nucleus
        B = 0; C = 0; k = 1
        """;
    Model model = parse(text);
    assertEquals("((-(k*A))/cell)", derivative(model, "A"));
    assertEquals("(((k*A) - (k*B))/cell)", derivative(model, "B"));
    assertEquals("((k*B)/nucleus)", derivative(model, "C"));
    assertEquals("(k*B)", derivative(model, "N"));
    assertEquals(
        List.of("A", "N", "B", "C", "|", "const cell", "const nucleus", "k", "|"), names(model));
  }

  @Test
  void ratesMayBeGivenBesideTheReaction() {
    Model model = parse("J1 = k*A; J1: A -> B; ; J2: B ->;\nJ2 = B\nA = 1; B = 0; k = 1");
    assertEquals("((k*A) - B)", derivative(model, "B"));
  }

  @Test
  void declarationsAndKindsOfSymbols() {
    Model model =
        parse("const k = 2, e; var v = 3; species A = 1; formula q := k*A; ext z = 1; e = k/v\n");
    assertEquals(List.of("A", "|", "const k", "const e", "v", "const z", "|", "q"), names(model));
    assertEquals("0", derivative(model, "A"));
    assertEquals("(k/v)", value(model, "e"));
  }

  @Test
  void ordinaryNamesStayOrdinary() {
    Model model = parse("lambda' = E*S*gamma*exp(log); E = 1; S = 1; gamma = 1; log = 1; I' = 1");
    assertEquals("(((E*S)*gamma)*EXP(log))", derivative(model, "lambda"));
    assertEquals(List.of("lambda", "I", "|", "E", "S", "gamma", "log", "|"), names(model));
  }

  @Test
  void plainNumbersAreFolded() {
    Model model = parse("k = 1/60; m = -3; n = 2*k; x' = 1; x = piecewise(1, 2 > 1, 0) + pi*0");
    assertEquals(1.0 / 60, Double.parseDouble(value(model, "k")));
    assertEquals("-3", value(model, "m"));
    assertEquals("(2*k)", value(model, "n"));
    assertEquals("1", initial(model, "x"));
  }

  @Test
  void assignmentsAreOrderedByUse() {
    Model model = parse("a := b + c; b := c; c := x; x' = a; x = k; k = 1");
    assertEquals(List.of("x", "|", "k", "|", "c", "b", "a"), names(model));
  }

  @Test
  void undeclaredSymbolsAreParametersInOrderOfUse() {
    SourceModel model = Antimony.parse("A = 1\nA -> B; k2*A*k1\n", "m.ant");
    assertEquals(List.of("A", "B", "|", "k2", "k1", "|"), names(model.model()));
    assertEquals("m.ant:2:9", model.position("k2").toString());
    InputException missing =
        assertThrows(InputException.class, () -> model.requireValues(Set.of("k2")));
    assertEquals(
        "m.ant:2:6: the initial value of B has no value, expected one such as B = 1",
        missing.getMessage());
    assertTrue(model.withoutValue().containsKey("k1"));
    model.requireValues(Set.of("k1", "k2", "B"));
  }

  @Test
  void theFirstSymbolWithoutValueIsReported() {
    SourceModel model = Antimony.parse("A' = -k1*A\nA = 1; const k1\n", "m.ant");
    assertEquals(
        "m.ant:2:14: the parameter k1 has no value, expected one such as k1 = 1",
        assertThrows(InputException.class, () -> model.requireValues(Set.of())).getMessage());
  }

  @Test
  void lineEndsCommentsAndContinuations() {
    String text =
        "\uFEFF// caf\u00e9\r\nmodel *m(a, b) # x\r\n/* two\r\nlines */ a' = -a \\\r\n + b;; b = 1\ra = 2 /* c */\rend\r\n\r\n";
    Model model = parse(text);
    assertEquals("((-a) + b)", derivative(model, "a"));
    assertEquals("1", value(model, "b"));
    assertEquals("2", initial(model, "a"));
  }

  @Test
  void displayNamesAreIgnored() {
    Model model = parse("A is \"Ethyl; alcohol\"\nA' = 1; A = 0");
    assertEquals(List.of("A", "|", "|"), names(model));
  }

  @Test
  void manyReactionsOfOneSpeciesStayShallow() {
    StringBuilder text = new StringBuilder("A = 1\n");
    int count = 2_000;
    for (int i = 0; i < count; i++) {
      text.append("A -> B").append(i % 10).append("; k*A\n");
    }
    Model model = parse(text.toString());
    String derivative = derivative(model, "A");
    assertEquals(count, derivative.split("k\\*A", -1).length - 1);
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < derivative.length(); i++) {
      depth += derivative.charAt(i) == '(' ? 1 : derivative.charAt(i) == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    assertTrue(deepest < 250, "depth " + deepest);
  }

  @Test
  void longChainsOfAssignmentsNeedNoStack() {
    StringBuilder text = new StringBuilder("x' = a0; x = 0\n");
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      text.append("a").append(i).append(" := a").append(i + 1).append(" + 1\n");
    }
    text.append("a").append(count).append(" := 1\n");
    Model model = parse(text.toString());
    assertEquals("a" + count, model.assignments().get(0).id());
  }
}
