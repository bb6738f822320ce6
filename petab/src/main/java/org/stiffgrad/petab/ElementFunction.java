package org.stiffgrad.petab;

import java.util.Locale;
import java.util.Optional;
import org.stiffgrad.network.Activation;

/** Functions of one number in networks, by their names there; their constants are arguments. */
enum ElementFunction {
  RELU,
  RELU6,
  HARDTANH,
  HARDSWISH,
  HARDSIGMOID,
  SELU,
  LEAKY_RELU,
  GELU,
  LOG_SIGMOID,
  TANHSHRINK,
  SOFTSIGN,
  SOFTPLUS,
  TANH,
  SIGMOID,
  MISH,
  ELU,
  CELU;

  /** G. Klambauer et al., Self-normalizing neural networks (2017). */
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SELU_SCALE = 1.0507009873554805;

  static Optional<ElementFunction> named(String name) {
    for (ElementFunction f : values()) {
      if (f.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  /**
   * @param constants those that the file gives
   */
  Tensor apply(Tensor x, YamlFields constants) {
    double alpha = constants.number("alpha", 1);
    double slope = constants.number("negative_slope", 0.01);
    double least = constants.number("min_val", -1);
    double most = constants.number("max_val", 1);
    double beta = constants.number("beta", 1);
    return switch (this) {
      case RELU -> x.map(v -> Math.max(0, v));
      case RELU6 -> x.map(v -> clamp(v, 0, 6));
      case HARDTANH -> x.map(v -> clamp(v, least, most));
      case HARDSWISH -> x.map(v -> v * clamp(v + 3, 0, 6) / 6);
      case HARDSIGMOID -> x.map(v -> clamp(v + 3, 0, 6) / 6);
      case SELU -> x.map(v -> SELU_SCALE * (v > 0 ? v : SELU_ALPHA * Math.expm1(v)));
      case LEAKY_RELU -> x.map(v -> v > 0 ? v : slope * v);
      case GELU -> x.map(Activation.GELU::value);
      case LOG_SIGMOID -> x.map(v -> -Activation.softplus(-v));
      case TANHSHRINK -> x.map(v -> v - Math.tanh(v));
      case SOFTSIGN -> x.map(v -> v / (1 + Math.abs(v)));
      case SOFTPLUS -> x.map(v -> Activation.softplus(beta * v) / beta);
      case TANH -> x.map(Math::tanh);
      case SIGMOID -> x.map(Activation::sigmoid);
      case MISH -> x.map(v -> v * Math.tanh(Activation.softplus(v)));
      case ELU -> x.map(v -> v > 0 ? v : alpha * Math.expm1(v));
      case CELU -> x.map(v -> v > 0 ? v : alpha * Math.expm1(v / alpha));
    };
  }

  private static double clamp(double x, double least, double most) {
    return Math.max(least, Math.min(most, x));
  }
}
