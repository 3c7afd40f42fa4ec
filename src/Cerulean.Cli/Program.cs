using System.CommandLine;

return new RootCommand("Cerulean: event-based scientific data, from the instrument to the table.").Parse(args).Invoke();
