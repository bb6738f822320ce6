package org.stiffgrad.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page.
 *
 * @param lead what the reader should know after one sentence
 */
public record Page(String title, String lead, List<Section> sections) {
  /** Copies. */
  public Page {
    sections = List.copyOf(sections);
  }

  /**
   * A part of a page.
   *
   * @param id its anchor: letters, digits and hyphens
   */
  public record Section(String id, String title, List<Block> blocks) {
    /** Copies. */
    public Section {
      blocks = List.copyOf(blocks);
    }

    /** All charts in it, also those that are folded away. */
    public List<Block.Chart> charts() {
      return charts(blocks).toList();
    }

    private static Stream<Block.Chart> charts(List<Block> blocks) {
      return blocks.stream()
          .flatMap(
              block ->
                  block instanceof Block.Chart chart
                      ? Stream.of(chart)
                      : block instanceof Block.Folded folded
                          ? charts(folded.blocks())
                          : Stream.empty());
    }
  }
}
