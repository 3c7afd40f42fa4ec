using System.CommandLine;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean validate: what is wrong with documents.</summary>
internal static class ValidateCommand
{
    public static Verb Create(Terminal terminal)
    {
        var files = new FilesArgument("Files of documents, - for standard input; what they are is told by their content.");
        var each = new Option<bool>("--each") { Description = "Judge every document on its own, and leave order and references aside" };
        var json = new JsonOption();
        var verb = new Verb("validate", "Check documents against their schema and their order; exit 1 where there is a finding.")
        {
            Examples =
            [
                ("cerulean validate run.jsonl", "one line for each finding"),
                ("zcat run.jsonl.gz | cerulean validate --json -", "for programs, from standard input"),
            ],
        };
        verb.Add(files);
        verb.Add(each);
        verb.Add(json);
        var reading = new ReadingOptions(verb);
        verb.SetAction(parsed =>
        {
            var validation = new Validation(terminal, reading.Of(parsed), parsed.GetValue(json));
            foreach (var file in parsed.GetRequiredValue(files)) validation.Judge(file, parsed.GetValue(each));
            terminal.Out.Flush();
            if (!parsed.GetValue(json)) terminal.Errors.WriteLine(validation.Summary);
            return validation.ExitCode;
        });
        return verb;
    }
}
