package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;

/**
 * What to train and how.
 *
 * @param architecture of the networks
 * @param seeds number of networks, from different weights
 * @param seed of the first
 * @param validate share of the experiments, the last ones, that is kept for validation, or of the
 *     rows of each where there are fewer
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
   * @param skips whether hidden layers add what they are given to what they put out
   */
  public record Architecture(
      List<Integer> hidden,
      Activation activation,
      List<Form> forms,
      InputMap input,
      boolean skips) {
    public static final Architecture DEFAULTS =
        new Architecture(
            List.of(8),
            Activation.TANH,
            List.of(Forms.find("time-scale").orElseThrow(), Forms.find("relaxation").orElseThrow()),
            InputMap.LINEAR,
            false);

    public Architecture {
      hidden = List.copyOf(hidden);
      forms = List.copyOf(forms);
    }

    public Architecture withHidden(List<Integer> widths) {
      return new Architecture(widths, activation, forms, input, skips);
    }

    /**
     * Products of powers, as rates of chemical reactions are: y' = exp(rate) W exp(V ln y + b), V
     * the orders and W the stoichiometry of reactions that nobody names. (W. Ji and S. Deng, J.
     * Phys. Chem. A 125, 1082, 2021)
     */
    public static Architecture reactions(int count) {
      return new Architecture(
          List.of(count),
          Activation.EXP,
          List.of(Forms.find("time-scale").orElseThrow()),
          InputMap.LOG,
          false);
    }

    /** A last bias would be one more reaction of no order. */
    Mlp network(int inputs, int outputs) {
      List<Integer> widths = new ArrayList<>(List.of(inputs));
      widths.addAll(hidden);
      widths.add(outputs);
      return new Mlp(widths, activation, activation != Activation.EXP, skips);
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
