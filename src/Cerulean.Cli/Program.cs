using Cerulean.Cli;

using var terminal = StandardStreams.Open();
return CeruleanCommand.Run(args, terminal);
