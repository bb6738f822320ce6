package org.stiffgrad.cli;

import picocli.CommandLine.Command;

/** The root command. */
@Command(
    name = "stiffgrad",
    description =
        "Fits stiff differential equations to data, and says of every parameter whether its"
            + " gradient can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class StiffgradCommand {}
