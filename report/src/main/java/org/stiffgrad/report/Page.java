package org.stiffgrad.report;

import java.util.List;

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
  }
}
