package org.stiffgrad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.differentiate.Differentiator;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.Operation;
import org.stiffgrad.differentiate.SymbolicJacobian;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** Compiles models: names to nodes, symbolic derivatives, bytecode in hidden classes. */
public final class ModelCompiler {
  private final Model model;
  private final ModelGraph formulas;
  private final Graph graph;
  private final Differentiator differentiator;
  private final int[] stateLeaves;
  private final int[] parameterLeaves;

  private ModelCompiler(Model model) {
    this.model = model;
    this.formulas = new ModelGraph(model);
    this.graph = formulas.graph;
    this.differentiator = new Differentiator(graph);
    this.stateLeaves = new int[formulas.names.states.size()];
    for (int i = 0; i < stateLeaves.length; i++) {
      stateLeaves[i] = graph.state(i);
    }
    this.parameterLeaves = new int[formulas.names.entries.size()];
    for (int j = 0; j < parameterLeaves.length; j++) {
      parameterLeaves[j] = graph.parameter(j);
    }
  }

  /** Compiles a model without observables. */
  public static CompiledModel compile(Model model) {
    return compile(model, List.of());
  }

  /**
   * Compiles a model and observables over it.
   *
   * @throws UnsupportedModelException where a name is undefined or defined by itself, or where the
   *     right-hand side is discontinuous at times that are not known beforehand
   */
  public static CompiledModel compile(Model model, List<ObservableFormula> observables) {
    return new ModelCompiler(model).compile(observables);
  }

  private CompiledModel compile(List<ObservableFormula> observables) {
    int[] f = formulas.rightHandSides();
    int[] y0 = formulas.initialStates();
    ContinuityCheck.require(formulas, formulas.openConditions(), f);
    int[] h = new int[observables.size()];
    int[] sigma = new int[observables.size()];
    List<String> ids = new ArrayList<>();
    for (int k = 0; k < h.length; k++) {
      h[k] = formulas.observable(observables.get(k));
      ids.add(observables.get(k).id());
    }
    for (int k = 0; k < h.length; k++) {
      sigma[k] = formulas.noise(observables.get(k));
    }
    // after the observables, which may add switch times
    int[] tau = formulas.switches.times();

    int[] ft = differentiator.derivative(f, graph.time());
    SymbolicJacobian j = differentiator.jacobian(f, stateLeaves);
    SymbolicJacobian fp = differentiator.jacobian(f, parameterLeaves);
    SymbolicJacobian dy0 = differentiator.jacobian(y0, parameterLeaves);
    SymbolicJacobian dtau = differentiator.jacobian(tau, parameterLeaves);
    List<Noise> noise = observables.stream().map(ObservableFormula::distribution).toList();
    CompiledObservations observations = observations(Names.of(ids), noise, h, sigma);

    KernelCompiler kernels = new KernelCompiler(graph);
    SystemKernels systemKernels =
        new SystemKernels(
            kernels.kernel("RightHandSide", f),
            kernels.kernel("TimeDerivative", ft),
            kernels.kernel("StateJacobian", j.flatEntries()),
            kernels.kernel("ParameterJacobian", fp.flatEntries()),
            kernels.kernel("InitialState", y0),
            kernels.kernel("InitialStateJacobian", dy0.flatEntries()),
            kernels.kernel("SwitchTimes", tau),
            kernels.kernel("SwitchTimeJacobian", dtau.flatEntries()),
            kernels.scratchSize());
    SystemStructure structure =
        new SystemStructure(
            Names.of(formulas.names.states),
            Names.of(formulas.names.entries),
            formulas.names.values,
            overStates(j),
            overParameters(fp),
            overParameters(dy0),
            overParameters(dtau),
            formulas.switches.beginAfterTheirTime(),
            isAllZero(ft));
    ZeroAnalysis zeros =
        new ZeroAnalysis(graph, f, y0, j.flatEntries(), fp.flatEntries(), dy0.flatEntries());
    return new CompiledModel(model, structure, systemKernels, observations, zeros);
  }

  /**
   * Compiles the derivatives of g = J u + f_t tau in a graph of their own, so that the model's
   * stays as it is for others who read it. The direction (u, tau) takes the places of further
   * states.
   */
  static SecondKernels secondDerivatives(Model model) {
    ModelCompiler compiler = new ModelCompiler(model);
    Graph graph = compiler.graph;
    Differentiator differentiator = compiler.differentiator;
    int[] f = compiler.formulas.rightHandSides();
    int n = f.length;
    int[] ft = differentiator.derivative(f, graph.time());
    SymbolicJacobian j = differentiator.jacobian(f, compiler.stateLeaves);
    SymbolicJacobian fp = differentiator.jacobian(f, compiler.parameterLeaves);
    int[] g = new int[n];
    for (int i = 0; i < n; i++) {
      g[i] = graph.multiply(ft[i], graph.state(2 * n));
      for (int q = 0; q < j.columns()[i].length; q++) {
        int u = graph.state(n + j.columns()[i][q]);
        g[i] = graph.add(g[i], graph.multiply(j.entries()[i][q], u));
      }
    }
    int[] gy = compiler.inStructure(j, differentiator.jacobian(g, compiler.stateLeaves));
    int[] gp = compiler.inStructure(fp, differentiator.jacobian(g, compiler.parameterLeaves));
    int[] gt = differentiator.derivative(g, graph.time());
    KernelCompiler kernels = new KernelCompiler(graph);
    return new SecondKernels(
        n,
        kernels.kernel("SecondStateDerivative", gy),
        kernels.kernel("SecondParameterDerivative", gp),
        kernels.kernel("SecondTimeDerivative", gt),
        kernels.scratchSize());
  }

  /** The entries in the places of a structure; f_i without y_k cannot have a derivative by it. */
  private int[] inStructure(SymbolicJacobian structure, SymbolicJacobian entries) {
    int[] all = new int[structure.flatEntries().length];
    int next = 0;
    for (int i = 0; i < structure.columns().length; i++) {
      for (int column : structure.columns()[i]) {
        int found = Arrays.binarySearch(entries.columns()[i], column);
        all[next++] = found >= 0 ? entries.entries()[i][found] : graph.zero();
      }
    }
    return all;
  }

  private CompiledObservations observations(Names ids, List<Noise> noise, int[] h, int[] sigma) {
    SymbolicJacobian hy = differentiator.jacobian(h, stateLeaves);
    SymbolicJacobian hp = differentiator.jacobian(h, parameterLeaves);
    SymbolicJacobian sy = differentiator.jacobian(sigma, stateLeaves);
    SymbolicJacobian sp = differentiator.jacobian(sigma, parameterLeaves);
    KernelCompiler kernels = new KernelCompiler(graph);
    ObservationKernels rows =
        new ObservationKernels(
            kernels.rows("Observable", asRows(h)),
            kernels.rows("Noise", asRows(sigma)),
            kernels.rows("ObservableStateGradient", hy.entries()),
            kernels.rows("ObservableParameterGradient", hp.entries()),
            kernels.rows("NoiseStateGradient", sy.entries()),
            kernels.rows("NoiseParameterGradient", sp.entries()),
            kernels.scratchSize());
    return new CompiledObservations(
        ids,
        noise,
        overStates(hy),
        overParameters(hp),
        overStates(sy),
        overParameters(sp),
        Arrays.stream(sigma).map(this::parameterIndex).toArray(),
        rows);
  }

  /** The entry of p that a node is, or -1. */
  private int parameterIndex(int node) {
    return graph.operation(node) == Operation.PARAMETER ? graph.index(node) : -1;
  }

  private Sparsity overStates(SymbolicJacobian jacobian) {
    return Sparsity.ofRows(stateLeaves.length, jacobian.columns());
  }

  private Sparsity overParameters(SymbolicJacobian jacobian) {
    return Sparsity.ofRows(parameterLeaves.length, jacobian.columns());
  }

  private static int[][] asRows(int[] roots) {
    int[][] rows = new int[roots.length][];
    for (int k = 0; k < roots.length; k++) {
      rows[k] = new int[] {roots[k]};
    }
    return rows;
  }

  private boolean isAllZero(int[] roots) {
    for (int root : roots) {
      if (!graph.isZero(root)) {
        return false;
      }
    }
    return true;
  }
}
