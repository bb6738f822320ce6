package org.stiffgrad.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.sbml.Documents.MATH;
import static org.stiffgrad.sbml.Documents.compartment;
import static org.stiffgrad.sbml.Documents.conversion;
import static org.stiffgrad.sbml.Documents.law;
import static org.stiffgrad.sbml.Documents.level2;
import static org.stiffgrad.sbml.Documents.level3;
import static org.stiffgrad.sbml.Documents.list;
import static org.stiffgrad.sbml.Documents.parameter;
import static org.stiffgrad.sbml.Documents.read;
import static org.stiffgrad.sbml.Documents.reference;
import static org.stiffgrad.sbml.Documents.rule;
import static org.stiffgrad.sbml.Documents.solve;
import static org.stiffgrad.sbml.Documents.species;
import static org.stiffgrad.sbml.Documents.times;
import static org.stiffgrad.sbml.Documents.value;
import static org.stiffgrad.sbml.Documents.variable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourceModel;

/** Species, compartments, reactions and rules against closed forms. */
final class SbmlQuantitiesTest {
  private static final double T = 1.7;
  private static final double DECAY = Math.exp(-0.6 * T);
  private static final double ACCURACY = 1e-8;

  /** A decays to B with rate constant 0.6. */
  private static SbmlModel decay(String compartment, String a, String rate, String more) {
    return read(
        level3(
            list("Compartments", compartment)
                + list("Species", a, species("B", "initialAmount=\"0\""))
                + list("Parameters", parameter("k", 0.6))
                + more
                + list("Reactions", conversion("J", "A", "B", rate))));
  }

  private static double[] atEnd(SbmlModel model, String id) {
    SbmlModel.Species one = find(model, id);
    return solve(model, T, one.amount(), one.concentration());
  }

  private static SbmlModel.Species find(SbmlModel model, String id) {
    return Optional.ofNullable(model.species().get(id)).orElseThrow();
  }

  @Test
  void speciesAreConcentrationsAndRatesAmounts() {
    SbmlModel model =
        decay(
            compartment("V", 4),
            species("A", "initialConcentration=\"3\""),
            times("k", "A", "V"),
            "");
    assertEquals(3 * DECAY, value(model, T, "A"), ACCURACY);
    assertEquals(12 * DECAY, atEnd(model, "A")[0], ACCURACY);
    assertEquals(3 - 3 * DECAY, atEnd(model, "B")[1], ACCURACY);
    assertEquals(0.6 * 12 * DECAY, value(model, T, "J"), ACCURACY);
  }

  @Test
  void initialAmountsAreDividedBySizesThatMayChangeLater() {
    SbmlModel model =
        decay(compartment("V", 4), species("A", "initialAmount=\"3\""), times("k", "A"), "");
    assertEquals(0.75, value(model, 0, "A"));
    assertEquals(0.75 * Math.exp(-0.6 / 4 * T), value(model, T, "A"), ACCURACY);
    SourceModel source = model.source();
    Model larger = source.model().withValue("V", new Expression.Constant(8));
    SbmlModel changed =
        new SbmlModel(
            new SourceModel(larger, source.positions(), source.withoutValue()),
            model.species(),
            model.values());
    assertEquals(0.375 * Math.exp(-0.6 / 8 * T), value(changed, T, "A"), ACCURACY);
  }

  @Test
  void substanceOnlySpeciesAreAmounts() {
    String a = species("A", "initialConcentration=\"3\" hasOnlySubstanceUnits=\"true\"");
    SbmlModel model = decay(compartment("V", 4), a, times("k", "A"), "");
    assertEquals(12 * DECAY, value(model, T, "A"), ACCURACY);
    assertEquals(3 * DECAY, atEnd(model, "A")[1], ACCURACY);
    assertTrue(find(model, "A").isAmount());
  }

  @Test
  void pointsHaveAmountsOnly() {
    String point = "<compartment id=\"V\" spatialDimensions=\"0\" constant=\"true\"/>";
    SbmlModel model = decay(point, species("A", "initialAmount=\"3\""), times("k", "A"), "");
    assertEquals(3 * DECAY, value(model, T, "A"), ACCURACY);
    assertEquals(Map.of(), model.source().withoutValue());
  }

  private static final String GROWING = "<compartment id=\"V\" size=\"4\" constant=\"false\"/>";

  @Test
  void aCompartmentWithRateRuleDilutes() {
    String growth = list("Rules", rule("rateRule", "V", "<cn>0.5</cn>"));
    SbmlModel model =
        decay(GROWING, species("A", "initialAmount=\"3\""), times("k", "A", "V"), growth);
    double size = 4 + 0.5 * T;
    assertEquals(3 * DECAY / size, value(model, T, "A"), ACCURACY);
    assertEquals(3 * DECAY, atEnd(model, "A")[0], ACCURACY);
    assertEquals(3 - 3 * DECAY, atEnd(model, "B")[0], ACCURACY);
    assertEquals(size, value(model, T, "V"), ACCURACY);
  }

  private static final String TIME =
      "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\">t</csymbol>";

  @Test
  void aCompartmentWithAssignmentRuleKeepsAmounts() {
    String growth =
        list("Rules", rule("assignmentRule", "V", "<apply><plus/><cn>4</cn>" + TIME + "</apply>"));
    SbmlModel model =
        decay(GROWING, species("A", "initialConcentration=\"3\""), times("k", "A", "V"), growth);
    assertEquals(12 * DECAY / (4 + T), value(model, T, "A"), ACCURACY);
    assertEquals(12 * DECAY, atEnd(model, "A")[0], ACCURACY);
    assertEquals(Optional.of("A_amount"), find(model, "A").start());
    Model restarted = model.source().model().withValue("A_amount", new Expression.Reference("V"));
    SourceModel source =
        new SourceModel(restarted, model.source().positions(), model.source().withoutValue());
    SbmlModel changed = new SbmlModel(source, model.species(), model.values());
    assertEquals(4 * DECAY / (4 + T), value(changed, T, "A"), ACCURACY);
  }

  @Test
  void fixedSpeciesAreConstantParametersWhoseConcentrationFollowsTheSize() {
    String fixed = species("A", "initialAmount=\"3\" boundaryCondition=\"true\"");
    SbmlModel constant = decay(compartment("V", 4), fixed, times("k", "A", "V"), "");
    assertTrue(constant.source().model().parameter("A").orElseThrow().isConst());
    assertEquals(0.6 * 0.75 * T, value(constant, T, "B"), ACCURACY);
    String growth = list("Rules", rule("rateRule", "V", "<cn>0.5</cn>"));
    SbmlModel growing = decay(GROWING, fixed, times("k", "A", "V"), growth);
    assertEquals(3 / (4 + 0.5 * T), value(growing, T, "A"), ACCURACY);
    assertEquals(3, atEnd(growing, "A")[0], ACCURACY);
  }

  @Test
  void whatIsConstantInTimeIsStillFitted() {
    SbmlModel model =
        decay(
            compartment("V", 4),
            species("A", "initialConcentration=\"3\""),
            times("k", "A", "V"),
            "");
    assertEquals(List.of("k"), model.source().model().fittedByDefault());
  }

  @Test
  void conversionFactorsScaleExtents() {
    String a = species("A", "initialConcentration=\"3\" conversionFactor=\"f\"");
    String document =
        level3(
                list("Compartments", compartment("V", 1))
                    + list("Species", a, species("B", "initialAmount=\"0\""))
                    + list("Parameters", parameter("k", 0.6), parameter("f", 2), parameter("g", 5))
                    + list("Reactions", conversion("J", "A", "B", times("k", "A"))))
            .replace("<model id=\"m\"", "<model id=\"m\" conversionFactor=\"g\"");
    SbmlModel model = read(document);
    double end = 3 * Math.exp(-1.2 * T);
    assertEquals(end, value(model, T, "A"), ACCURACY);
    assertEquals(5 * (3 - end) / 2, value(model, T, "B"), ACCURACY);
  }

  private static SbmlModel source(String product, String more) {
    return read(
        level3(
            list("Compartments", compartment("V", 1))
                + list("Species", species("B", "initialAmount=\"0\""))
                + list("Parameters", parameter("k", 0.6), variable("z", 0))
                + more
                + list(
                    "Reactions",
                    "<reaction id=\"J\" reversible=\"false\">"
                        + list("Products", product)
                        + law("<ci>k</ci>")
                        + "</reaction>")));
  }

  @Test
  void stoichiometriesMayBeQuantities() {
    String variable =
        "<speciesReference id=\"n\" species=\"B\" stoichiometry=\"2\" constant=\"false\"/>";
    assertEquals(1.2 * T, value(source(variable, ""), T, "B"), ACCURACY);
    assertEquals(2, value(source(variable, ""), T, "n"));
    String initial =
        list(
            "InitialAssignments",
            "<initialAssignment symbol=\"n\">" + MATH + "<cn>7</cn></math></initialAssignment>");
    assertEquals(4.2 * T, value(source(variable, initial), T, "B"), ACCURACY);
    String assigned = list("Rules", rule("assignmentRule", "n", TIME));
    assertEquals(0.3 * T * T, value(source(variable, assigned), T, "B"), ACCURACY);
    String rate = list("Rules", rule("rateRule", "n", "<cn>1</cn>"));
    assertEquals(1.2 * T + 0.3 * T * T, value(source(variable, rate), T, "B"), ACCURACY);
    String used = list("Rules", rule("rateRule", "z", "<ci>n</ci>"));
    assertEquals(2 * T, value(source(variable, used), T, "z"), ACCURACY);
    String reaction = list("Rules", rule("rateRule", "z", "<ci>J</ci>"));
    assertEquals(0.6 * T, value(source(variable, reaction), T, "z"), ACCURACY);
  }

  @Test
  void aSpeciesOnBothSidesChangesByTheDifference() {
    SbmlModel model =
        read(
            level3(
                list("Compartments", compartment("V", 1))
                    + list("Species", species("B", "initialAmount=\"1\""))
                    + list("Parameters", parameter("k", 0.6))
                    + list(
                        "Reactions",
                        "<reaction id=\"J\" reversible=\"false\">"
                            + list("Reactants", reference("B", "stoichiometry=\"1\""))
                            + list("Products", reference("B", "stoichiometry=\"2\""))
                            + law(times("k", "B"))
                            + "</reaction>")));
    assertEquals(1 / DECAY, value(model, T, "B"), ACCURACY);
  }

  @Test
  void localParametersHideOthersAndGetTheNameOfTheirReaction() {
    String law =
        "<kineticLaw>"
            + MATH
            + "<ci>k</ci></math>"
            + list("LocalParameters", "<localParameter id=\"k\" value=\"5\"/>")
            + "</kineticLaw>";
    SbmlModel model =
        read(
            level3(
                list("Compartments", compartment("V", 1))
                    + list("Species", species("B", "initialAmount=\"0\""))
                    + list("Parameters", parameter("k", 0.6), parameter("J_k", 1))
                    + list(
                        "Reactions",
                        "<reaction id=\"J\" reversible=\"false\">"
                            + list("Products", reference("B", "stoichiometry=\"1\""))
                            + law
                            + "</reaction>")));
    assertEquals(5 * T, value(model, T, "B"), ACCURACY);
    assertEquals(List.of("k", "J_k", "J_k_"), model.source().model().fittedByDefault());
  }

  @Test
  void level2HasDefaultsAndFormulasForStoichiometries() {
    String math = "<stoichiometryMath>" + MATH + "<ci>n</ci></math></stoichiometryMath>";
    SbmlModel model =
        read(
            level2(
                list("Compartments", "<compartment id=\"V\" size=\"2\"/>")
                    + list(
                        "Species",
                        "<species id=\"A\" compartment=\"V\" initialConcentration=\"3\"/>",
                        "<species id=\"B\" compartment=\"V\" initialAmount=\"0\"/>")
                    + list("Parameters", "<parameter id=\"n\" value=\"3\"/>")
                    + list(
                        "Reactions",
                        "<reaction id=\"J\">"
                            + list("Reactants", "<speciesReference species=\"A\"/>")
                            + list(
                                "Products",
                                "<speciesReference species=\"B\">" + math + "</speciesReference>")
                            + "<kineticLaw>"
                            + MATH
                            + times("q", "A", "V")
                            + "</math>"
                            + list("Parameters", "<parameter id=\"q\" value=\"0.6\"/>")
                            + "</kineticLaw></reaction>")));
    assertEquals(3 * DECAY, value(model, T, "A"), ACCURACY);
    assertEquals(9 * (1 - DECAY), value(model, T, "B"), ACCURACY);
  }

  @Test
  void rulesAreOrderedAndInitialAssignmentsFollowParameters() {
    SbmlModel model =
        read(
            level3(
                list(
                        "Parameters",
                        parameter("k", 2),
                        variable("a", 0),
                        variable("b", 0),
                        variable("u", 9))
                    + list(
                        "InitialAssignments",
                        "<initialAssignment symbol=\"u\">"
                            + MATH
                            + times("a", "k")
                            + "</math></initialAssignment>")
                    + list(
                        "Rules",
                        rule("assignmentRule", "a", times("b", "b")),
                        rule("assignmentRule", "b", times("k", "k")),
                        rule("rateRule", "u", "<cn>1</cn>"))));
    assertEquals(32 + T, value(model, T, "u"), ACCURACY);
    Model changed = model.source().model().withValue("k", new Expression.Constant(1));
    SbmlModel other =
        new SbmlModel(
            new SourceModel(changed, model.source().positions(), Map.of()),
            model.species(),
            model.values());
    assertEquals(1 + T, value(other, T, "u"), ACCURACY);
  }

  @Test
  void missingValuesAreListedWithTheirPlaces() {
    SbmlModel model =
        read(
            level3(
                "<listOfCompartments><compartment id=\"V\" constant=\"true\"/></listOfCompartments>\n"
                    + "<listOfSpecies>\n"
                    + species("A", "")
                    + "</listOfSpecies>\n"
                    + "<listOfParameters>"
                    + "<parameter id=\"k\" constant=\"true\"/></listOfParameters>"));
    assertEquals(
        "[A=m.xml:4:1, V=m.xml:2:21, k=m.xml:5:19]",
        model.source().withoutValue().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()
            .toString());
    assertEquals("m.xml:4:1", model.source().position("A").toString());
  }

  @Test
  void aRuledSpeciesHasNoStart() {
    String a = species("A", "boundaryCondition=\"true\"");
    SbmlModel model =
        decay(
            compartment("V", 4),
            a,
            times("k", "A", "V"),
            list("Rules", rule("assignmentRule", "A", "<cn>2</cn>")));
    assertEquals(Optional.empty(), find(model, "A").start());
    assertEquals(1.2 * T, value(model, T, "B"), ACCURACY);
  }

  @Test
  void packagesThatMayBeIgnoredAndNotesAreIgnored() {
    String document =
        level3(
                "<notes><p xmlns=\"http://www.w3.org/1999/xhtml\">k &lt; 1</p></notes>"
                    + "<annotation><x:y xmlns:x=\"urn:x\"/></annotation>"
                    + list("Parameters", parameter("k", 1)))
            .replace(
                "level=\"3\"",
                "xmlns:layout=\"http://www.sbml.org/sbml/level3/version1/layout/version1\""
                    + " layout:required=\"false\" level=\"3\"");
    assertEquals(1, value(read(document), 0, "k"));
  }
}
