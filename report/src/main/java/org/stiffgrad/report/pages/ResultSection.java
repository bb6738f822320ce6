package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.train.FitResult;

/** What a fit came to. */
record ResultSection(FitResult result) {
  Page.Section section() {
    List<Block> blocks = new ArrayList<>();
    for (String flag : result.flags()) {
      blocks.add(new Block.Paragraph((result.accepted() ? "Note: " : "Reason: ") + flag + "."));
    }
    blocks.add(estimates());
    if (!result.combinations().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (Combination c : result.combinations()) {
        rows.add(List.of(c.text(), Numbers.six(c.singularValue())));
      }
      blocks.add(
          new Block.Grid(
              "Products of powers that the data leave open",
              List.of("product", "singular value"),
              rows));
    }
    blocks.add(new Block.Folded("Estimates with all digits", List.of(exact())));
    return new Page.Section("result", "Result", blocks);
  }

  private Block.Grid estimates() {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterEstimate p : result.parameters()) {
      rows.add(
          List.of(
              p.parameter().id(),
              Numbers.six(p.parameter().start()),
              Numbers.six(p.estimate()),
              Numbers.end(p.uncertainty().lower95())
                  + " .. "
                  + Numbers.end(p.uncertainty().upper95()),
              p.verdict().id(),
              p.note()));
    }
    return new Block.Grid(
        "Estimates with 95 % intervals",
        List.of("parameter", "start", "estimate", "95 % interval", "verdict", "meaning"), rows);
  }

  private Block.Grid exact() {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterEstimate p : result.parameters()) {
      rows.add(
          List.of(
              p.parameter().id(),
              p.parameter().scale().id(),
              Numbers.exact(p.parameter().start()),
              Numbers.exact(p.estimate()),
              Numbers.exact(p.uncertainty().standardError()),
              Numbers.exact(p.uncertainty().lower95()),
              Numbers.exact(p.uncertainty().upper95())));
    }
    return new Block.Grid(
        "Estimates",
        List.of("parameter", "scale", "start", "estimate", "standard error", "lower95", "upper95"),
        rows);
  }
}
