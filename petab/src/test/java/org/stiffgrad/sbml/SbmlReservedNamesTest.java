package org.stiffgrad.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stiffgrad.sbml.Documents.MATH;
import static org.stiffgrad.sbml.Documents.conversion;
import static org.stiffgrad.sbml.Documents.level3;
import static org.stiffgrad.sbml.Documents.list;
import static org.stiffgrad.sbml.Documents.rule;
import static org.stiffgrad.sbml.Documents.species;
import static org.stiffgrad.sbml.Documents.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of quantities that have none in the file. */
class SbmlReservedNamesTest {
  @Test
  void whatHasNoIdInTheFileGivesWayToReservedNames(@TempDir Path folder) throws IOException {
    String law =
        "<kineticLaw>"
            + MATH
            + times("loc", "A")
            + "</math>"
            + list("LocalParameters", "<localParameter id=\"loc\" value=\"0.6\"/>")
            + "</kineticLaw>";
    String reaction = conversion("J", "A", "B", "<cn>1</cn>");
    String old = reaction.substring(reaction.indexOf("<kineticLaw>"), reaction.indexOf("</reac"));
    String growth = list("Rules", rule("assignmentRule", "V", "<cn>4</cn>"));
    String document =
        level3(
            list("Compartments", "<compartment id=\"V\" size=\"4\" constant=\"false\"/>")
                + list(
                    "Species",
                    species("A", "initialAmount=\"3\""),
                    species("B", "initialAmount=\"0\""))
                + growth
                + list("Reactions", reaction.replace(old, law)));
    Path file = Files.writeString(folder.resolve("m.xml"), document);
    assertEquals(Set.of("A_amount", "B_amount", "J_loc"), withoutId(Sbml.read(file)));
    assertEquals(
        Set.of("A_amount_", "B_amount", "J_loc__"),
        withoutId(Sbml.read(file, Set.of("A_amount", "J_loc", "J_loc_")::contains)));
  }

  private static Set<String> withoutId(SbmlModel model) {
    Set<String> names = new HashSet<>();
    model.source().model().states().forEach(s -> names.add(s.id()));
    model.source().model().parameters().forEach(p -> names.add(p.id()));
    names.removeAll(model.values().keySet());
    return names;
  }
}
