package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Mlp;

/**
 * What a network of reactions says of their orders, each with what the data leave of doubt about
 * it. Several sets of orders may give the same trajectories; those that the data do not choose
 * between are said to be open.
 */
public final class LearnedReactions {
  /** Standard deviation up to which an order counts as determined by the data. */
  private static final double DETERMINED = 0.1;

  private LearnedReactions() {}

  /** The order of a reaction in one species. */
  public record Order(double value, double deviation) {
    public boolean isDetermined() {
      return deviation <= DETERMINED;
    }
  }

  /**
   * The orders of each reaction in each state, [reactions][states]; empty where the best network
   * has no reactions.
   */
  public static List<List<Order>> of(Learn.Result result, ShardExecutor executor) {
    Learn.Network best = result.best();
    Mlp mlp = best.ode().mlp();
    if (mlp.activation() != Activation.EXP || mlp.layers() != 2) {
      return List.of();
    }
    Optional<WeightPosterior> posterior =
        WeightPosterior.of(best.ode(), result.training(), best.weights(), best.initial(), executor);
    List<List<Order>> reactions = new ArrayList<>();
    int n = mlp.inputs();
    for (int i = 0; i < mlp.widths().get(1) && posterior.isPresent(); i++) {
      List<Order> orders = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        double[] unit = new double[best.weights().length];
        unit[i * n + j] = 1;
        orders.add(new Order(best.weights()[i * n + j], posterior.get().deviation(unit)));
      }
      reactions.add(List.copyOf(orders));
    }
    return reactions;
  }
}
