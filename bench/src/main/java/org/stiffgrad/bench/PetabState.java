package org.stiffgrad.bench;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.petab.Petab;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.SharedData;

/** A published estimation problem at its nominal parameters, on one thread. */
@State(Scope.Thread)
public class PetabState {
  @Param({
    "Boehm_JProteomeRes2014",
    "Crauste_CellSystems2017",
    "Fiedler_BMCSystBiol2016",
    "Elowitz_Nature2000",
    "Rahman_MBS2016",
    "Sneyd_PNAS2002",
    "Fujita_SciSignal2010",
    "Bachmann_MSB2011",
    "Lucarelli_CellSystems2018"
  })
  public String problem = "";

  @Param("1e-8")
  public String rtol = "1e-8";

  private Likelihood likelihood = likelihood(read("Boehm_JProteomeRes2014"), "1e-8");
  private double[] theta = {};

  /** Reads and compiles the problem. */
  @Setup
  public void choose() {
    FitProblem chosen = read(problem);
    likelihood = likelihood(chosen, rtol);
    theta = chosen.coordinates().start();
  }

  Likelihood likelihood() {
    return likelihood;
  }

  double[] theta() {
    return theta;
  }

  static FitProblem read(String name) {
    Path file =
        SharedData.find("petab-benchmarks/" + name + "/" + name + ".yaml")
            .orElseThrow(() -> new IllegalStateException("the benchmark problems are not there"));
    return Petab.read(file).fitProblem(SolveOptions.DEFAULTS);
  }

  static Likelihood likelihood(FitProblem problem, String rtol) {
    SolveOptions options =
        problem.solve().withTolerances(Tolerances.relative(Double.parseDouble(rtol)));
    return new Likelihood(problem.withSolve(options), new LocalExecutor(1));
  }
}
