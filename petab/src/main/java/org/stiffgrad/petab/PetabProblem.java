package org.stiffgrad.petab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.fit.ObservationVariants;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.problem.Compilation;
import org.stiffgrad.solve.SolveOptions;

/** A PEtab problem that was read and found consistent. Immutable. */
public final class PetabProblem {
  private final Path file;
  private final SourceModel source;
  private final List<PetabParameter> parameters;
  private final AssembledProblem assembled;
  private final PetabTable parameterTable;
  private final PetabTable measurementTable;

  PetabProblem(
      Path file,
      SourceModel source,
      List<PetabParameter> parameters,
      AssembledProblem assembled,
      PetabTable parameterTable,
      PetabTable measurementTable) {
    this.file = file;
    this.source = source;
    this.parameters = List.copyOf(parameters);
    this.assembled = assembled;
    this.parameterTable = parameterTable;
    this.measurementTable = measurementTable;
  }

  /** The YAML file's name without folders and ending. */
  public String name() {
    String last = String.valueOf(file.getFileName());
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** The YAML file, as given. */
  public Path file() {
    return file;
  }

  /** The model as its file has it, without the values of the tables. */
  public SourceModel source() {
    return source;
  }

  /** The parameter table in the order of its rows. */
  public List<PetabParameter> parameters() {
    return parameters;
  }

  /** The estimated parameters in the order of the free parameters of {@link #fitProblem}. */
  public List<PetabParameter> estimated() {
    return parameters.stream().filter(PetabParameter::isEstimated).toList();
  }

  /** Number of measurements. */
  public int measurements() {
    return assembled.rows().stream().mapToInt(List::size).sum();
  }

  /** Sentences about what is odd and allowed, each with its place. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (PetabParameter p : estimated()) {
      if (p.nominal().isPresent() && (p.start() < p.lower() || p.start() > p.upper())) {
        warnings.add(
            p.position()
                + ": the nominalValue "
                + p.start()
                + " of "
                + p.id()
                + " is outside of its bounds "
                + p.lower()
                + ".."
                + p.upper());
      }
    }
    return warnings;
  }

  /**
   * Checks that every parameter has a nominal value, for a start at them.
   *
   * @throws InputException at the first estimated parameter without one
   */
  public void requireNominalValues() {
    for (PetabParameter p : estimated()) {
      if (p.nominal().isEmpty()) {
        throw new InputException(
            p.position(), "found no nominalValue of " + p.id() + ", expected one to start from");
      }
    }
  }

  /**
   * Compiles the model and its observables. The free parameters start at {@link
   * PetabParameter#start}, and there is an experiment for every condition with measurements.
   *
   * @param solve how trajectories are computed
   * @throws InputException where the model cannot be solved or differentiated reliably
   */
  public FitProblem fitProblem(SolveOptions solve) {
    CompiledModel compiled = Compilation.compile(source, assembled.model(), assembled.formulas());
    ObservationModel observation =
        new ObservationVariants(
            compiled.observation(), compiled.parameters(), assembled.variants());
    return new FitProblem(
        compiled,
        observation,
        compiled.parameterValues(),
        assembled.free(),
        assembled.experiments(),
        solve);
  }

  AssembledProblem assembled() {
    return assembled;
  }

  PetabTable parameterTable() {
    return parameterTable;
  }

  PetabTable measurementTable() {
    return measurementTable;
  }
}
