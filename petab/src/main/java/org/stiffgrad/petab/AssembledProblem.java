package org.stiffgrad.petab;

import java.util.List;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.ObservationVariants.Variant;

/**
 * A problem before its model is compiled.
 *
 * @param model with the values of the parameter table, with placeholders, and with room for what
 *     conditions set
 * @param variants what the observables of the experiments' measurements are
 * @param rows for each experiment its rows of the measurement table, in order
 */
record AssembledProblem(
    Model model,
    List<ObservableFormula> formulas,
    List<Variant> variants,
    List<FreeParameter> free,
    List<Experiment> experiments,
    List<List<Integer>> rows) {}
