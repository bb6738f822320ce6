package org.stiffgrad.sbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.input.InputException;

/** Malformed and unsupported documents: each message says where, what was found and expected. */
final class SbmlErrorTest {
  private static String message(Executable reading) {
    return String.valueOf(assertThrows(InputException.class, reading).getMessage());
  }

  /** Abbreviations of the tables below. */
  private static String expanded(String text) {
    return text.replace("<math>", Documents.MATH)
        .replace("<delay/>", symbol("delay"))
        .replace("<time/>", symbol("time"))
        .replace("<avogadro/>", symbol("avogadro"))
        .replace("<normal/>", symbol("normal"))
        .replace("<rateOf/>", symbol("rateOf"))
        .replace("{V}", "<compartment id=\"V\" size=\"1\" constant=\"true\"/>")
        .replace("{free}", "hasOnlySubstanceUnits=\"false\" boundaryCondition=\"false\"")
        .replace("{k}", "<parameter id=\"k\" value=\"1\" constant=\"false\"/>");
  }

  private static String symbol(String name) {
    return "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/"
        + name
        + "\"/>";
  }

  private static void check(String expected, String document) {
    assertEquals("m.xml:" + expected, message(() -> Sbml.parse(document.getBytes(UTF_8), "m.xml")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          <listOfParameters><parameter id="k" value="1,5"/></listOfParameters> ## 2:19 ## found value="1,5" in <parameter>, expected a number
          <listOfParameters><parameter id="k" value="1e999"/></listOfParameters> ## 2:19 ## found value="1e999" in <parameter>, expected a number
          <listOfParameters><parameter id="k" value="0x10"/></listOfParameters> ## 2:19 ## found value="0x10" in <parameter>, expected a number
          <listOfParameters><parameter id="k" constant="yes"/></listOfParameters> ## 2:19 ## found constant="yes" in <parameter>, expected true or false
          <listOfParameters><parameter id="1k"/></listOfParameters> ## 2:19 ## found id="1k", expected a name of letters, digits and underscores, no digit first
          <listOfParameters><parameter value="1"/></listOfParameters> ## 2:19 ## found <parameter> without id, expected one
          <listOfParameters><parameter id="k" vlaue="1"/></listOfParameters> ## 2:19 ## found the attribute vlaue of <parameter>, which SBML does not have
          <listOfParameters>{k}{k}</listOfParameters> ## 2:65 ## found a second definition of k, expected one (the first is in line 2)
          <listOfParameters><species id="A"/></listOfParameters> ## 2:19 ## found <species> in <listOfParameters>, expected <parameter>
          <listOfParameters>k = 1</listOfParameters> ## 2:19 ## found the text "k = 1", expected an element of SBML
          <parameter id="k"/> ## 2:1 ## found <parameter> in <model>, expected <listOfCompartments>, <listOfEvents>, <listOfFunctionDefinitions>, <listOfInitialAssignments>, <listOfParameters>, <listOfReactions>, <listOfRules>, <listOfSpecies>
          <listOfCompartments>{V}</listOfCompartments><listOfSpecies><species id="A" compartment="V"/></listOfSpecies> ## 2:103 ## found <species> (A) without hasOnlySubstanceUnits, expected one
          <listOfSpecies><species id="A" compartment="W" {free}/></listOfSpecies> ## 2:16 ## there is no compartment W
          <listOfCompartments>{V}</listOfCompartments><listOfSpecies><species id="A" compartment="V" initialAmount="1" initialConcentration="2" {free}/></listOfSpecies> ## 2:103 ## found an initial amount and an initial concentration of A, expected one
          <listOfReactions><reaction id="J"><listOfProducts><speciesReference species="A" stoichiometry="1"/></listOfProducts></reaction></listOfReactions> ## 2:51 ## there is no species A in the model
          <listOfReactions><reaction id="J" fast="true"/></listOfReactions> ## 2:18 ## found a fast reaction (J), which is not supported
          <listOfEvents><event id="E"/></listOfEvents> ## 2:15 ## found an event (E), which is not supported
          <listOfRules><algebraicRule/></listOfRules> ## 2:14 ## found an algebraic rule, which is not supported
          """)
  void documentsAreCheckedElementByElement(String content, String position, String reason) {
    check(position + ": " + reason, Documents.level3(expanded(content)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          <ci>q</ci> ## 4:1 ## found q in a formula, which is not defined
          <apply><ci>f</ci><cn>1</cn></apply> ## 4:8 ## there is no function f in the model
          <ci>k 2</ci> ## 4:1 ## found the name "k 2" in a formula, expected one such as k1
          <cn>1..5</cn> ## 4:1 ## found the number "1..5" of type real, expected one that fits a double, of type real, integer, e-notation or rational
          <cn type="rational">1<sep/>0</cn> ## 4:1 ## found the number "1 / 0" of type rational, expected one that fits a double, of type real, integer, e-notation or rational
          <cn type="integer">1.5</cn> ## 4:1 ## found the number "1.5" of type integer, expected one that fits a double, of type real, integer, e-notation or rational
          <cn base="16">10</cn> ## 4:1 ## found a number with base 16, expected base 10
          <apply><int/><ci>k</ci></apply> ## 4:8 ## found <int>, which is not in the MathML of SBML
          <apply/> ## 4:1 ## found an empty <apply>, expected an operator in it
          <apply><cn>1</cn><cn>2</cn></apply> ## 4:8 ## found <cn> first in <apply>, expected an operator
          <piecewise><otherwise><cn>1</cn></otherwise><piece><cn>2</cn><true/></piece></piecewise> ## 4:45 ## found <piece> after <otherwise>, expected <otherwise> last
          <piecewise><otherwise><cn>1</cn></otherwise><otherwise><cn>2</cn></otherwise></piecewise> ## 4:45 ## found <otherwise> after <otherwise>, expected <otherwise> last
          <apply><minus/><degree><cn>2</cn></degree><cn>8</cn></apply> ## 4:16 ## found <degree> in <apply>, where it has no meaning
          <apply><log/><degree><cn>2</cn></degree><cn>8</cn></apply> ## 4:14 ## found <degree> in <apply>, where it has no meaning
          <apply><root/><logbase><cn>2</cn></logbase><cn>8</cn></apply> ## 4:15 ## found <logbase> in <apply>, where it has no meaning
          <apply><root/><degree><cn>2</cn></degree></apply> ## 4:1 ## found <degree> last in <apply>, expected an operand after it
          <apply><time/><cn>2</cn></apply> ## 4:8 ## found <csymbol> first in <apply>, expected an operator
          <apply><avogadro/><cn>2</cn></apply> ## 4:8 ## found <csymbol> first in <apply>, expected an operator
          <lambda><bvar><ci>y</ci></bvar><cn>3</cn></lambda> ## 4:1 ## found <lambda> outside of a function, expected a formula
          <apply><plus/><times/></apply> ## 4:15 ## found <times/> in <apply>, expected it first in an <apply>
          <apply><divide/><cn>1</cn></apply> ## 3:1 ## found 1 argument to divide, expected 2
          <apply><sin/><cn>1</cn><cn>2</cn></apply> ## 3:1 ## found 2 arguments to sin, expected 1
          <apply><factorial/><ci>k</ci></apply> ## 3:1 ## found a factorial of a variable, expected one of a number
          <apply><factorial/><cn>1.5</cn></apply> ## 3:1 ## found the factorial of 1.5, expected a whole number from 0 to 170
          <piecewise><piece><cn>1</cn></piece></piecewise> ## 4:12 ## found <piece> with 1 element, expected 2
          <piecewise><cn>1</cn></piecewise> ## 4:12 ## found <cn> in <piecewise>, where it has no meaning
          <cn>1</cn><cn>2</cn> ## 4:11 ## found a second formula in <math>, expected one
          <ci>z</ci> ## 2:65 ## found a cycle of definitions (z -> z), expected none
          <apply><delay/><ci>k</ci><cn>1</cn></apply> ## 4:8 ## found a delay, which is not supported
          <apply><normal/><cn>0</cn><cn>1</cn></apply> ## 4:8 ## found the symbol http://www.sbml.org/sbml/symbols/normal, expected time, avogadro or rateOf of SBML
          <apply><rateOf/><cn>0</cn></apply> ## 4:8 ## found rateOf of something else than a name
          <apply><rateOf/><ci>z</ci></apply> ## 4:90 ## found rateOf of z, which has an assignment rule: not supported
          """)
  void formulasAreChecked(String formula, String position, String reason) {
    String parameters =
        expanded(
            "<listOfParameters>{k}<parameter id=\"z\" constant=\"false\"/></listOfParameters>");
    String rule = "<listOfRules>\n<assignmentRule variable=\"z\"><math>\n";
    String document =
        parameters + expanded(rule + formula) + "</math></assignmentRule></listOfRules>";
    check(position + ": " + reason, Documents.level3(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          <lambda><bvar><ci>y</ci></bvar><cn>1</cn><cn>2</cn></lambda> ## 3:42 ## found <cn> after the formula of a function, expected the formula last
          <lambda><cn>1</cn><bvar><ci>y</ci></bvar></lambda> ## 3:19 ## found <bvar> after the formula of a function, expected the formula last
          <lambda><bvar><cn>1</cn></bvar><cn>1</cn></lambda> ## 3:15 ## found <cn> in <bvar>, where it has no meaning
          <lambda><bvar><apply><ci>y</ci></apply></bvar><cn>1</cn></lambda> ## 3:15 ## found <apply> in <bvar>, where it has no meaning
          <lambda><bvar><ci>y</ci></bvar><bvar><ci>y</ci></bvar><ci>y</ci></lambda> ## 3:38 ## found a second argument y of a function, expected distinct names
          <lambda><bvar><ci>y</ci></bvar></lambda> ## 3:1 ## found <lambda> without formula, expected one
          <semantics><cn>1</cn></semantics> ## 3:1 ## found <semantics> in a function, expected <lambda>
          <cn>1</cn> ## 3:1 ## found <cn> in a function, expected <lambda>
          """)
  void functionsAreChecked(String function, String position, String reason) {
    String content =
        "<listOfFunctionDefinitions><functionDefinition id=\"f\"><math>\n"
            + function
            + "</math></functionDefinition></listOfFunctionDefinitions>";
    check(position + ": " + reason, Documents.level3(expanded(content)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          listOfRules ## model ## </listOfRules>
          kineticLaw ## reaction ## </kineticLaw>
          listOfProducts ## reaction ## </listOfProducts>
          listOfParameters ## model ## </listOfParameters>
          math ## rateRule ## </math></rateRule>
          model ## sbml ## </model>
          """)
  void whatIsNoListHoldsEachElementOnce(String name, String parent, String end) {
    String document =
        Documents.level3(
            expanded(
                "<listOfCompartments>{V}</listOfCompartments><listOfSpecies><species id=\"A\""
                    + " compartment=\"V\" initialAmount=\"1\" {free} constant=\"false\"/>"
                    + "</listOfSpecies><listOfParameters>{k}</listOfParameters><listOfRules>"
                    + "<rateRule variable=\"k\"><math><cn>1</cn></math></rateRule></listOfRules>"
                    + "<listOfReactions><reaction id=\"J\"><listOfProducts><speciesReference"
                    + " species=\"A\" stoichiometry=\"1\"/></listOfProducts>"
                    + "<kineticLaw><math><ci>k</ci></math></kineticLaw></reaction>"
                    + "</listOfReactions>"));
    Documents.read(document);
    String tag = "</" + name + ">";
    String more = name.equals("math") ? "\n" + Documents.MATH : "\n<" + name + ">";
    int line = name.equals("model") ? 4 : 3;
    check(
        line
            + ":1: found a second <"
            + name
            + "> in <"
            + parent
            + ">, expected one (the first is in line "
            + (name.equals("model") ? 1 : 2)
            + ")",
        document.replace(end, end.replace(tag, tag + more + tag)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          <rateRule variable="q"><math><cn>1</cn></math></rateRule> ## 3:1 ## found a rate rule of q, expected the id of a species, compartment, parameter or species reference
          <rateRule variable="c"><math><cn>1</cn></math></rateRule> ## 3:1 ## found a rate rule of c, which is constant
          <rateRule variable="k"/> ## 3:1 ## found a rate rule of k without formula, expected one
          <rateRule variable="k"><math></math></rateRule> ## 3:1 ## found a rate rule of k without formula, expected one
          <rateRule variable="k"><math/></rateRule> ## 3:24 ## found <math> in the namespace "http://www.sbml.org/sbml/level2/version4", expected that of MathML
          <rateRule variable="k"><x xmlns="urn:y"/></rateRule> ## 3:24 ## found <x> in the namespace "urn:y", expected it in an annotation
          <rateRule><math><cn>1</cn></math></rateRule> ## 3:1 ## found <rateRule> without variable, expected one
          <assignmentRule variable="i"><math><cn>1</cn></math></assignmentRule> ## 2:191 ## found an initial assignment of i, which has an assignment rule
          """)
  void rulesAreChecked(String rule, String position, String reason) {
    String content =
        "<listOfParameters><parameter id=\"c\" constant=\"true\" value=\"1\"/>"
            + "<parameter id=\"i\" constant=\"false\"/>{k}</listOfParameters>"
            + "<listOfInitialAssignments><initialAssignment symbol=\"i\"><math><cn>1</cn></math>"
            + "</initialAssignment></listOfInitialAssignments><listOfRules>\n";
    check(position + ": " + reason, Documents.level2(expanded(content + rule) + "</listOfRules>"));
  }

  @Test
  void documentsOfOtherKindsAreRefused() {
    check("1:1: found <html>, expected <sbml>", "<html/>");
    check(
        "1:1: found SBML Level 1 Version 2, expected Level 2 (Versions 1 to 5) or Level 3 (Versions"
            + " 1 and 2)",
        "<sbml xmlns=\"http://www.sbml.org/sbml/level1\" level=\"1\" version=\"2\"/>");
    check("1:1: found <sbml> without level and version, expected both", "<sbml/>");
    check(
        "1:1: found <sbml> of Level 2 Version 1 in the namespace \"\", expected"
            + " http://www.sbml.org/sbml/level2",
        "<sbml level=\"2\" version=\"1\"/>");
    check(
        "1:69: found no <model>, expected one",
        "<sbml xmlns=\"http://www.sbml.org/sbml/level2\" level=\"2\" version=\"1\"></sbml>");
    String comp = "http://www.sbml.org/sbml/level3/version1/comp/version1";
    check(
        "1:1: found the package comp, which is not supported",
        Documents.level3("")
            .replace("<sbml", "<sbml xmlns:c=\"" + comp + "\" c:required=\"true\""));
  }

  @Test
  void whatIsNoXmlIsRefusedWhereItBreaks() {
    check(
        "3:7: the file is not well-formed XML: unexpected close tag </model>; expected"
            + " </listOfParameters>.",
        Documents.level3("<listOfParameters>"));
    assertTrue(
        message(() -> Sbml.parse(new byte[0], "m.xml"))
            .startsWith("m.xml:1:1: the file is not well-formed XML: "));
    assertTrue(
        message(() -> Sbml.parse("A -> B; k".getBytes(UTF_8), "m.xml"))
            .startsWith("m.xml:1:1: the file is not well-formed XML: "));
  }

  @Test
  void nothingOutsideOfTheFileIsRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "7");
    String type = "<!DOCTYPE sbml [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    check(
        "1:1: found a document type declaration, expected <sbml>",
        type + Documents.level3("<listOfParameters>&x;</listOfParameters>"));
  }

  @Test
  void functionsMustNotCallThemselves() {
    String lambda = "<math><lambda><bvar><ci>x</ci></bvar><apply><ci>%s</ci><ci>x</ci></apply>";
    String functions =
        "<listOfFunctionDefinitions>\n<functionDefinition id=\"f\">"
            + lambda.formatted("g")
            + "</lambda></math></functionDefinition>\n<functionDefinition id=\"g\">"
            + lambda.formatted("f")
            + "</lambda></math></functionDefinition></listOfFunctionDefinitions>";
    check(
        "3:1: found a function that calls itself (f), expected none",
        Documents.level3(expanded(functions)));
    check(
        "2:112: found y in the function f, expected its arguments",
        Documents.level3(
            expanded(
                "<listOfFunctionDefinitions><functionDefinition id=\"f\"><math><lambda>"
                    + "<ci>y</ci></lambda></math></functionDefinition>"
                    + "</listOfFunctionDefinitions>")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          <speciesReference species="A" stoichiometry="1"/> ## constant="true" ## <cn>1</cn> ## 5:1 ## found a reaction that changes A, which is constant
          <speciesReference species="A"/> ## constant="false" ## <cn>1</cn> ## 5:1 ## found the species reference of A without stoichiometry
          <speciesReference species="A" stoichiometry="1"/> ## constant="false" ## <ci>J</ci> ## 4:1 ## found a rate of J that depends on itself, expected no cycle
          <speciesReference species="A" stoichiometry="1"/> ## constant="false" ## <apply><rateOf/><ci>A</ci></apply> ## 7:139 ## found a rate that depends on itself (A -> A), expected no cycle
          <speciesReference species="A" stoichiometry="1"/> ## constant="false" ##  ## 4:1 ## found the reaction J without kinetic law, expected one with a formula
          """)
  void reactionsAreChecked(
      String product, String flag, String rate, String position, String reason) {
    String math = rate == null ? "" : "<math>" + rate + "</math>";
    String content =
        "<listOfCompartments>{V}</listOfCompartments>\n<listOfSpecies><species id=\"A\""
            + " compartment=\"V\" initialAmount=\"1\" {free} "
            + flag
            + "/></listOfSpecies><listOfReactions>\n<reaction id=\"J\"><listOfProducts>\n"
            + product
            + "</listOfProducts>\n<kineticLaw>\n"
            + math
            + "</kineticLaw></reaction></listOfReactions>";
    check(position + ": " + reason, Documents.level3(expanded(content)));
  }

  @ParameterizedTest
  @CsvSource({
    "3, listOfParameters, kineticLaw, <listOfLocalParameters>",
    "2, listOfLocalParameters, kineticLaw, <listOfParameters>",
    "3, stoichiometryMath, speciesReference, a rule or an initial assignment"
  })
  void elementsOfTheOtherLevelAreRefused(int level, String name, String parent, String expected) {
    String content =
        """
        <listOfReactions><reaction id="J"><listOfProducts><speciesReference species="A">
        </speciesReference></listOfProducts><kineticLaw>
        </kineticLaw></reaction></listOfReactions>""";
    String place = "\n</" + parent + ">";
    String changed = content.replace(place, "\n<" + name + "/></" + parent + ">");
    check(
        (parent.equals("kineticLaw") ? 4 : 3)
            + ":1: found <"
            + name
            + "> in <"
            + parent
            + ">, expected "
            + expected
            + " in SBML Level "
            + level,
        level == 3 ? Documents.level3(changed) : Documents.level2(changed));
  }

  @Test
  void aHugeFormulaBehindShortFunctionsIsRefused() {
    StringBuilder functions = new StringBuilder("<listOfFunctionDefinitions>\n");
    String before = "<apply><plus/><ci>x</ci><ci>x</ci></apply>";
    for (int k = 0; k < 40; k++) {
      functions
          .append("<functionDefinition id=\"f")
          .append(k)
          .append("\"><math><lambda><bvar><ci>x</ci></bvar>")
          .append(before)
          .append("</lambda></math></functionDefinition>\n");
      String call = "<apply><ci>f" + k + "</ci><ci>x</ci></apply>";
      before = "<apply><plus/>" + call + call + "</apply>";
    }
    String document = Documents.level3(expanded(functions + "</listOfFunctionDefinitions>"));
    assertTrue(
        message(() -> Sbml.parse(document.getBytes(UTF_8), "m.xml"))
            .contains("the formula is too large"));
    String deep = "<apply><minus/>".repeat(500) + "<cn>1</cn>" + "</apply>".repeat(500);
    String rule = "<listOfRules><assignmentRule variable=\"k\"><math>" + deep;
    String nested =
        Documents.level3(
            expanded("<listOfParameters>{k}</listOfParameters>" + rule)
                + "</math></assignmentRule></listOfRules>");
    assertTrue(
        message(() -> Sbml.parse(nested.getBytes(UTF_8), "m.xml"))
            .contains("found a formula nested more than 400 deep"));
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("none.xml");
    assertEquals(file + ": there is no such file", message(() -> Sbml.read(file)));
  }

  @Test
  void readingIsSilent() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(written, true, UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      Documents.read(
          Documents.level3("<listOfParameters><parameter id=\"k\"/></listOfParameters>"));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", written.toString(UTF_8));
  }
}
