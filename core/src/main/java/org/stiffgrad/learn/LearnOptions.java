package org.stiffgrad.learn;

import java.util.List;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;

/**
 * What to train and how.
 *
 * @param hidden widths of the hidden layers
 * @param input how the network sees the states
 * @param seeds number of networks, from different weights
 * @param seed of the first
 * @param validate share of the rows, the last of each experiment, that are kept for validation
 * @param iterations most of each stage
 */
public record LearnOptions(
    List<Integer> hidden,
    Activation activation,
    Form form,
    InputMap input,
    int seeds,
    long seed,
    double validate,
    int iterations) {
  public static final LearnOptions DEFAULTS =
      new LearnOptions(
          List.of(8),
          Activation.TANH,
          Forms.find("time-scale").orElseThrow(),
          InputMap.LINEAR,
          3,
          1,
          0,
          200);

  public LearnOptions {
    hidden = List.copyOf(hidden);
    if (seeds < 1 || !(validate >= 0 && validate < 1) || iterations < 1) {
      throw new IllegalArgumentException("seeds, share and iterations must be sensible");
    }
  }

  public LearnOptions withNetwork(List<Integer> widths, Activation other) {
    return new LearnOptions(widths, other, form, input, seeds, seed, validate, iterations);
  }

  public LearnOptions withForm(Form other) {
    return new LearnOptions(hidden, activation, other, input, seeds, seed, validate, iterations);
  }

  public LearnOptions withInput(InputMap other) {
    return new LearnOptions(hidden, activation, form, other, seeds, seed, validate, iterations);
  }

  public LearnOptions withSeeds(int count, long first) {
    return new LearnOptions(hidden, activation, form, input, count, first, validate, iterations);
  }

  public LearnOptions withValidation(double share) {
    return new LearnOptions(hidden, activation, form, input, seeds, seed, share, iterations);
  }

  public LearnOptions withIterations(int most) {
    return new LearnOptions(hidden, activation, form, input, seeds, seed, validate, most);
  }
}
