package org.stiffgrad.learn;

import java.util.List;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;

/**
 * What to train and how.
 *
 * @param architecture of the networks
 * @param seeds number of networks, from different weights
 * @param seed of the first
 * @param validate share of the rows, the last of each experiment, that are kept for validation
 * @param training how
 */
public record LearnOptions(
    Architecture architecture, int seeds, long seed, double validate, Training training) {
  public static final LearnOptions DEFAULTS =
      new LearnOptions(Architecture.DEFAULTS, 3, 1, 0, Training.DEFAULTS);

  public LearnOptions {
    if (seeds < 1 || !(validate >= 0 && validate < 1)) {
      throw new IllegalArgumentException("found " + seeds + " seeds and a share of " + validate);
    }
  }

  /**
   * @param hidden widths of the hidden layers
   * @param forms how outputs become derivatives; of several the next is tried where the
   *     trajectories of those before are lost, and the best is kept
   * @param input how the network sees the states
   */
  public record Architecture(
      List<Integer> hidden, Activation activation, List<Form> forms, InputMap input) {
    public static final Architecture DEFAULTS =
        new Architecture(
            List.of(8),
            Activation.TANH,
            List.of(Forms.find("time-scale").orElseThrow(), Forms.find("relaxation").orElseThrow()),
            InputMap.LINEAR);

    public Architecture {
      hidden = List.copyOf(hidden);
      forms = List.copyOf(forms);
    }
  }

  /**
   * @param iterations most of each stage
   * @param estimateInitial whether the first row of an experiment is as noisy as the others, so
   *     that its true values are estimated; else it is taken as exact
   * @param isPlain whether to do as the literature does: Adam on trajectories
   */
  public record Training(int iterations, boolean estimateInitial, boolean isPlain) {
    public static final Training DEFAULTS = new Training(200, false, false);

    public Training {
      if (iterations < 1) {
        throw new IllegalArgumentException("found " + iterations + " iterations");
      }
    }
  }

  int iterations() {
    return training.iterations();
  }

  boolean estimateInitial() {
    return training.estimateInitial();
  }

  boolean isPlain() {
    return training.isPlain();
  }

  public LearnOptions withArchitecture(Architecture other) {
    return new LearnOptions(other, seeds, seed, validate, training);
  }

  public LearnOptions withSeeds(int count, long first) {
    return new LearnOptions(architecture, count, first, validate, training);
  }

  public LearnOptions withValidation(double share) {
    return new LearnOptions(architecture, seeds, seed, share, training);
  }

  public LearnOptions withTraining(Training other) {
    return new LearnOptions(architecture, seeds, seed, validate, other);
  }
}
