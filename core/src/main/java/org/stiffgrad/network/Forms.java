package org.stiffgrad.network;

import java.util.List;
import java.util.Optional;

/** Every form of a network's equations. */
public final class Forms {
  public static final List<Form> ALL =
      List.of(new TimeScale(), new Plain(), new Relaxation(), new ProductionLoss());

  private Forms() {}

  public static Optional<Form> find(String id) {
    for (Form form : ALL) {
      if (form.id().equals(id)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
