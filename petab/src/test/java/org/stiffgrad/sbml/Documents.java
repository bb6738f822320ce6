package org.stiffgrad.sbml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.problem.Trajectories;
import org.stiffgrad.problem.Trajectory;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** Small documents, read and solved. */
final class Documents {
  static final String MATH = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

  private static final SolveOptions OPTIONS =
      SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));

  private Documents() {}

  /** A document of Level 3 Version 2 around the content of a model, which starts in line 2. */
  static String level3(String content) {
    return "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\">"
        + "<model id=\"m\">\n"
        + content
        + "\n</model></sbml>";
  }

  /** A document of Level 2 Version 4. */
  static String level2(String content) {
    return "<sbml xmlns=\"http://www.sbml.org/sbml/level2/version4\" level=\"2\" version=\"4\">"
        + "<model id=\"m\">\n"
        + content
        + "\n</model></sbml>";
  }

  static SbmlModel read(String document) {
    return Sbml.parse(document.getBytes(UTF_8), "m.xml");
  }

  /** A compartment of constant size. */
  static String compartment(String id, double size) {
    return "<compartment id=\"" + id + "\" size=\"" + size + "\" constant=\"true\"/>";
  }

  /**
   * A species in the compartment V.
   *
   * @param attributes its value, and whatever differs from a free species in concentration
   */
  static String species(String id, String attributes) {
    StringBuilder text = new StringBuilder("<species id=\"" + id + "\" compartment=\"V\" ");
    for (String flag : List.of("hasOnlySubstanceUnits", "boundaryCondition", "constant")) {
      if (!attributes.contains(flag)) {
        text.append(flag).append("=\"false\" ");
      }
    }
    return text.append(attributes).append("/>").toString();
  }

  static String parameter(String id, double value) {
    return "<parameter id=\"" + id + "\" value=\"" + value + "\" constant=\"true\"/>";
  }

  static String variable(String id, double value) {
    return "<parameter id=\"" + id + "\" value=\"" + value + "\" constant=\"false\"/>";
  }

  /** A rule: {@code rateRule} or {@code assignmentRule}. */
  static String rule(String kind, String id, String formula) {
    return "<" + kind + " variable=\"" + id + "\">" + MATH + formula + "</math></" + kind + ">";
  }

  /** A list of elements. */
  static String list(String name, String... elements) {
    return "<listOf" + name + ">" + String.join("", elements) + "</listOf" + name + ">";
  }

  /** A reaction from one species to another, with the rate of mass action in amounts. */
  static String conversion(String id, String from, String to, String rate) {
    return "<reaction id=\""
        + id
        + "\" reversible=\"false\">"
        + list("Reactants", reference(from, "stoichiometry=\"1\""))
        + list("Products", reference(to, "stoichiometry=\"1\""))
        + law(rate)
        + "</reaction>";
  }

  static String reference(String species, String attributes) {
    return "<speciesReference species=\"" + species + "\" " + attributes + " constant=\"true\"/>";
  }

  static String law(String rate) {
    return "<kineticLaw>" + MATH + rate + "</math></kineticLaw>";
  }

  /** MathML of a product of names. */
  static String times(String... names) {
    return "<apply><times/><ci>" + String.join("</ci><ci>", names) + "</ci></apply>";
  }

  /** The values at a time of formulas over the names of a model. */
  static double[] solve(SbmlModel model, double time, Expression... formulas) {
    Model old = model.source().model();
    Model more = old;
    for (int k = 0; k < formulas.length; k++) {
      List<Model.Assignment> all = new ArrayList<>(more.assignments());
      all.add(new Model.Assignment("output " + k, formulas[k]));
      more = new Model(old.name(), old.states(), old.parameters(), all);
    }
    SourceModel source =
        new SourceModel(more, model.source().positions(), model.source().withoutValue());
    Trajectory trajectory = Trajectories.of(source, Map.of(), List.of());
    double[][] rows = new double[1][];
    Outcome outcome = trajectory.run(new double[] {time}, OPTIONS, rows);
    if (!(outcome instanceof Outcome.Solved)) {
      throw new AssertionError(outcome.toString());
    }
    double[] values = new double[formulas.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = rows[0][trajectory.columns().indexOf("output " + k)];
    }
    return values;
  }

  /** The value at a time of an id of the document. */
  static double value(SbmlModel model, double time, String id) {
    Expression value = model.values().get(id);
    if (value == null) {
      throw new AssertionError("no value of " + id);
    }
    return solve(model, time, value)[0];
  }
}
