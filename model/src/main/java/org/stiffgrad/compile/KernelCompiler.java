package org.stiffgrad.compile;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.differentiate.Graph;

/** Compiles roots of one graph to kernels that share a scratch. */
final class KernelCompiler {
  private final Graph graph;
  private final ReachableNodes.Finder finder;
  private int scratchSize;

  KernelCompiler(Graph graph) {
    this.graph = graph;
    this.finder = new ReachableNodes.Finder(graph);
  }

  /** Doubles that an evaluator must provide for all kernels so far. */
  int scratchSize() {
    return scratchSize;
  }

  /** A kernel that writes root q to out[q]. */
  Kernel kernel(String name, int[] roots) {
    if (isAllZero(roots)) {
      return new ZeroKernel(roots.length);
    }
    return (Kernel) KernelClass.load(KernelClass.kernel(name, plan(roots)));
  }

  /** A kernel that writes root q of a row to out[q]. */
  RowKernel rows(String name, int[][] roots) {
    List<KernelPlan> plans = new ArrayList<>(roots.length);
    for (int[] row : roots) {
      plans.add(plan(row));
    }
    return (RowKernel) KernelClass.load(KernelClass.rows(name, plans));
  }

  private KernelPlan plan(int[] roots) {
    KernelPlan plan = new KernelPlan(finder.find(roots));
    scratchSize = Math.max(scratchSize, plan.scratchSize);
    return plan;
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
