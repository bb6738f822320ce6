package org.stiffgrad.sbml;

import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.Species;
import org.stiffgrad.sbml.Definitions.Course;

/** How a species without rule becomes part of a model. */
enum SpeciesForm {
  /** A state: its amount where its id means that, else its concentration. */
  STATE,
  /** A parameter, since nothing changes it. */
  PARAMETER,
  /** Its amount is the state, its concentration an assignment: the size follows a formula. */
  AMOUNT_STATE,
  /** Its amount is the parameter, its concentration an assignment: only the size changes. */
  AMOUNT_PARAMETER;

  static SpeciesForm of(Species species, Definitions definitions) {
    Course size =
        isAmount(species, definitions)
            ? Course.CONSTANT
            : definitions.course(species.getCompartment());
    if (isFixed(species, definitions)) {
      return size == Course.CONSTANT ? PARAMETER : AMOUNT_PARAMETER;
    }
    return size == Course.ASSIGNMENT_RULE ? AMOUNT_STATE : STATE;
  }

  /** Whether neither reactions nor a rule change the amount, whatever the reactions are. */
  static boolean isFixed(Species species, Definitions definitions) {
    return definitions.course(species.getId()) == Course.CONSTANT
        && (species.isConstant() || species.isBoundaryCondition());
  }

  /** Whether the id of a species stands for its amount. Without dimension there is nothing else. */
  static boolean isAmount(Species species, Definitions definitions) {
    return species.isHasOnlySubstanceUnits() || isWithoutSize(species, definitions);
  }

  /** Whether the compartment of a species is a point. */
  static boolean isWithoutSize(Species species, Definitions definitions) {
    Compartment compartment = definitions.compartments.get(species.getCompartment());
    return compartment != null && isWithoutSize(compartment);
  }

  /** Whether a compartment is a point, which has no size. */
  static boolean isWithoutSize(Compartment compartment) {
    return compartment.isSetSpatialDimensions() && compartment.getSpatialDimensions() == 0;
  }
}
