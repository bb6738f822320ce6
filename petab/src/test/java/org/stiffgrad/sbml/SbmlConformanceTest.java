package org.stiffgrad.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stiffgrad.conformance.CaseResult;
import org.stiffgrad.conformance.CaseResult.Verdict;
import org.stiffgrad.conformance.ConformanceTable;
import org.stiffgrad.testkit.SharedData;

/** The semantic cases of the SBML Test Suite. */
@Tag("conformance")
final class SbmlConformanceTest {
  /** How many cases pass; raise it when more do. */
  private static final int PASSED = 499;

  /** Tags of what is not supported; a case without them must not be refused. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "Event", "AlgebraicRule", "CSymbolDelay", "FastReaction", "comp:", "fbc:", "FluxBalance");

  /** Reasons for which a case without such tags may be refused. */
  private static final List<String> REASONS =
      List.of(
          "makes a derivative jump, or could not be shown not to",
          "jumps at times that are not known beforehand",
          "found a factorial of a variable");

  private static final String INTRODUCTION =
      """
      # The SBML Test Suite

      Written by `mvn test -Pconformance -pl petab -am` from the 910 semantic cases, newest level and version of each. Every case is read, compiled and solved with Radau IIA-5 at rtol 1e-10;
      it passes if each value is within the case's own absolute and relative tolerance. *Refused* means by name, before anything is computed.
      """;

  @Test
  void everyCasePassesOrIsRefusedByName() throws IOException {
    Optional<Path> suite = SharedData.find("sbml-test-suite/semantic");
    assumeTrue(suite.isPresent(), SharedData.ABSENT);
    List<CaseResult> results = new ArrayList<>();
    try (Stream<Path> folders = Files.list(suite.orElseThrow())) {
      for (Path folder : folders.sorted().toList()) {
        results.add(SuiteRun.run(folder));
      }
    }
    ConformanceTable table = new ConformanceTable(results);
    table.write("sbml-conformance.md", INTRODUCTION);
    assertEquals(910, results.size());
    assertEquals("", table.list(Verdict.FAILED));
    assertEquals("", table.list(Verdict.WRONG));
    List<CaseResult> unjustified =
        results.stream().filter(r -> r.verdict() == Verdict.REFUSED && !isJustified(r)).toList();
    assertEquals(List.of(), unjustified);
    assertTrue(table.count(Verdict.PASSED) >= PASSED, table.count(Verdict.PASSED) + " passed");
  }

  private static boolean isJustified(CaseResult result) {
    return REASONS.stream().anyMatch(result.reason()::contains)
        || result.tags().stream().anyMatch(t -> UNSUPPORTED.stream().anyMatch(t::startsWith));
  }
}
