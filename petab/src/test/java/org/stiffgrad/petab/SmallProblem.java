package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A valid problem, to be changed in one place: A decays to B in two conditions, observed on two
 * scales with placeholders of both kinds.
 */
record SmallProblem(Map<String, String> files) {
  static final String YAML = "problem.yaml";
  static final String MODEL = "model.xml";
  static final String PARAMETERS = "parameters.tsv";
  static final String CONDITIONS = "conditions.tsv";
  static final String OBSERVABLES = "observables.tsv";
  static final String MEASUREMENTS = "measurements.tsv";

  private static final String PROBLEM =
      """
      format_version: 1
      parameter_file: parameters.tsv
      problems:
        - sbml_files:
            - model.xml
          condition_files:
            - conditions.tsv
          observable_files:
            - observables.tsv
          measurement_files:
            - measurements.tsv
      """;

  private static final String SBML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">
        <model id="decay">
          <listOfCompartments>
            <compartment id="cell" spatialDimensions="3" size="1" constant="true"/>
          </listOfCompartments>
          <listOfSpecies>
            <species id="A" compartment="cell" initialConcentration="1"
              hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
            <species id="B" compartment="cell" initialConcentration="0"
              hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
          </listOfSpecies>
          <listOfParameters>
            <parameter id="k1" value="0.1" constant="true"/>
            <parameter id="k2" value="0.2" constant="true"/>
            <parameter id="total" constant="false"/>
            <parameter id="clock" value="0" constant="false"/>
          </listOfParameters>
          <listOfRules>
            <assignmentRule variable="total">
              <math xmlns="http://www.w3.org/1998/Math/MathML">
                <apply><plus/><ci>A</ci><ci>B</ci></apply>
              </math>
            </assignmentRule>
            <rateRule variable="clock">
              <math xmlns="http://www.w3.org/1998/Math/MathML"><cn>1</cn></math>
            </rateRule>
          </listOfRules>
          <listOfReactions>
            <reaction id="forth" reversible="false" fast="false">
              <listOfReactants>
                <speciesReference species="A" stoichiometry="1" constant="true"/>
              </listOfReactants>
              <listOfProducts>
                <speciesReference species="B" stoichiometry="1" constant="true"/>
              </listOfProducts>
              <kineticLaw>
                <math xmlns="http://www.w3.org/1998/Math/MathML">
                  <apply><times/><ci>cell</ci><ci>k1</ci><ci>A</ci></apply>
                </math>
              </kineticLaw>
            </reaction>
            <reaction id="back" reversible="false" fast="false">
              <listOfReactants>
                <speciesReference species="B" stoichiometry="1" constant="true"/>
              </listOfReactants>
              <listOfProducts>
                <speciesReference species="A" stoichiometry="1" constant="true"/>
              </listOfProducts>
              <kineticLaw>
                <math xmlns="http://www.w3.org/1998/Math/MathML">
                  <apply><times/><ci>cell</ci><ci>k2</ci><ci>B</ci></apply>
                </math>
              </kineticLaw>
            </reaction>
          </listOfReactions>
        </model>
      </sbml>
      """;

  /** Tables are written with '|' in place of tabs, to be readable here. */
  private static final String PARAMETER_TABLE =
      """
      parameterId|parameterName|parameterScale|lowerBound|upperBound|nominalValue|estimate|objectivePriorType|objectivePriorParameters
      k1|rate|log10|1e-3|1e3|0.8|1||
      a0|start|lin|0|10|2|1|normal|2;1
      k2_c1|back|log|1E-3|1E3|0.3|1||
      scale|scale|lin|0.1|10|1.5|1||
      offset|offset|lin|||0.5|0||
      sd_b|noise|log10|1e-2|10|0.4|1||
      """;

  private static final String CONDITION_TABLE =
      """
      conditionId|conditionName|A|k2
      c0|one|a0|
      c1|two|3|k2_c1
      """;

  private static final String OBSERVABLE_TABLE =
      """
      observableId|observableFormula|noiseFormula|observableTransformation|noiseDistribution
      obs_a|observableParameter1_obs_a * A + observableParameter2_obs_a|0.5|lin|normal
      obs_b|B / total + 0.01|noiseParameter1_obs_b|log10|laplace
      """;

  private static final String MEASUREMENT_TABLE =
      """
      observableId|simulationConditionId|time|measurement|observableParameters|noiseParameters|datasetId
      obs_a|c0|0|2.5|scale;offset||d1
      obs_b|c0|10|0.7||sd_b|d2
      obs_a|c1|5|1.1|scale;0.25||d1
      obs_a|c0|2|2|scale;offset||d1
      obs_b|c1|10|0.6||0.3|d2
      obs_b|c1|10|0.5||0.3|d2
      """;

  static SmallProblem valid() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(YAML, PROBLEM);
    files.put(MODEL, SBML);
    files.put(PARAMETERS, PARAMETER_TABLE.replace('|', '\t'));
    files.put(CONDITIONS, CONDITION_TABLE.replace('|', '\t'));
    files.put(OBSERVABLES, OBSERVABLE_TABLE.replace('|', '\t'));
    files.put(MEASUREMENTS, MEASUREMENT_TABLE.replace('|', '\t'));
    return new SmallProblem(files);
  }

  /**
   * The problem with one place changed.
   *
   * @param old a text that occurs once; '|' is a tab in tables
   */
  SmallProblem with(String file, String old, String changed) {
    boolean isTable = file.endsWith(".tsv");
    String from = isTable ? old.replace('|', '\t') : old;
    String to = isTable ? changed.replace('|', '\t') : changed;
    String text = files.getOrDefault(file, "");
    int at = text.indexOf(from);
    assertTrue(at >= 0 && text.indexOf(from, at + 1) < 0, file + " has not once: " + old);
    return withFile(file, text.replace(from, to));
  }

  SmallProblem withFile(String file, String text) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(file, text);
    return new SmallProblem(changed);
  }

  /** Writes the files and returns the path of the YAML file. */
  Path write(Path folder) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.resolve(YAML);
  }

  PetabProblem read(Path folder) {
    return Petab.read(write(folder));
  }
}
