package org.stiffgrad.learn;

import java.util.List;
import org.stiffgrad.execute.ShardExecutor;

/**
 * What there is to say of trained networks.
 *
 * @param spectrum eigenvalues at the rows of the data, with their doubt
 * @param reactions orders of reactions, where the network has such
 * @param trajectories between and beyond the rows, with the spread of networks as good
 * @param layers how each layer's gradient comes through the steps
 */
public record Learned(
    List<LearnedSpectrum.Point> spectrum,
    List<List<LearnedReactions.Order>> reactions,
    LearnedTrajectories trajectories,
    List<LearnedLayers.Layer> layers) {
  public static Learned of(Learn.Result result, ShardExecutor executor) {
    return new Learned(
        LearnedSpectrum.of(result, executor),
        LearnedReactions.of(result, executor),
        LearnedTrajectories.of(result, executor),
        LearnedLayers.of(result));
  }
}
