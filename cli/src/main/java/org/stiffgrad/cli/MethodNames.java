package org.stiffgrad.cli;

import java.util.List;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.problem.Spelling;

/** Methods by the ids that a user types. */
final class MethodNames {
  private MethodNames() {}

  /**
   * @param option where the id was given
   * @throws UsageException where there is no such method
   */
  static Method find(String option, String id) {
    List<String> ids = MethodCatalogue.ALL.stream().map(Method::id).toList();
    return MethodCatalogue.find(id)
        .orElseThrow(
            () ->
                new UsageException(
                    option + ": there is no method " + id + "; " + Spelling.help(id, ids)));
  }

  /** Ids of the methods that can solve. */
  static List<String> solvable() {
    return MethodCatalogue.ALL.stream().filter(Method::isSolvable).map(Method::id).toList();
  }
}
