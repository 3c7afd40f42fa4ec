using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Cerulean.Assets;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cli.Commands;
using Cerulean.Store;

namespace Cerulean.Cli;

/// <summary>The cerulean command: puts its parts together, and turns whatever happens into an exit code.</summary>
public static class CeruleanCommand
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line.</summary>
    /// <returns>0: good; 1: the answer is "no", or data are bad; 2: wrong usage; 130: interrupted.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var code = Invoke(Compose(terminal).Parse(args, Parsing), terminal);
            terminal.Out.Flush();
            return code;
        }
        catch (ReaderGoneException)
        {
            return Exit.Good;
        }
        catch (Exception error)
        {
            return Explain(error, terminal);
        }
    }

    private static RootCommand Compose(Terminal terminal)
    {
        var root = new RootCommand("Cerulean: event-based scientific data, from the instrument to the table.");
        root.Add(DemoCommand.Create(terminal));
        root.Add(ScanCommand.Create(terminal));
        root.Add(ValidateCommand.Create(terminal));
        root.Add(IngestCommand.Create(terminal));
        root.Add(ListCommand.Create(terminal));
        root.Add(SearchCommand.Create(terminal));
        root.Add(ShowCommand.Create(terminal));
        root.Add(TableCommand.Create(terminal));
        root.Add(DocsCommand.Create(terminal));
        root.Add(ImageCommand.Create(terminal));
        root.Add(AssetsCommand.Create(terminal));
        root.Add(ConvertCommand.Create(terminal));
        root.Add(EventIOCommand.Create(terminal));
        root.Add(StoreCommand.Create(terminal));
        root.Add(SchemaCommand.Create(terminal));
        root.Add(CherenkovCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption help) help.Action = new ExamplesAction((HelpAction)help.Action!, terminal.OutputWidth);
        }

        return root;
    }

    private static int Invoke(ParseResult parsed, Terminal terminal)
    {
        if (parsed.Action is ParseErrorAction wrong) return Refuse(parsed, wrong, terminal);
        if (UnknownOption(parsed) is { } option)
        {
            terminal.Say($"'{option}' is not an option.");
            return PointToHelp(parsed, terminal);
        }

        // Help and version are written by the parser; all else by our commands.
        using var text = new StringWriter { NewLine = "\n" };
        var code = parsed.Invoke(new InvocationConfiguration { Output = text, Error = terminal.Errors, EnableDefaultExceptionHandler = false });
        terminal.Out.Write(text.ToString());
        return code;
    }

    // The parser takes --word for an argument where it knows no such option. After -- it is one.
    private static string? UnknownOption(ParseResult parsed)
    {
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash) return null;
        }

        foreach (var child in parsed.CommandResult.Children)
        {
            if (child is not ArgumentResult argument) continue;
            foreach (var token in argument.Tokens)
            {
                if (token.Value.Length > 1 && token.Value[0] == '-' && !char.IsAsciiDigit(token.Value[1])) return token.Value;
            }
        }

        return null;
    }

    private static int Refuse(ParseResult parsed, ParseErrorAction wrong, Terminal terminal)
    {
        var isRoot = parsed.CommandResult.Command is RootCommand;
        if (isRoot && parsed.UnmatchedTokens.Count > 0) terminal.Say($"'{parsed.UnmatchedTokens[0]}' is not a command.");
        else foreach (var error in parsed.Errors) terminal.Say(error.Message);

        // The parser knows similar words, and the help where there is no word at all.
        using var similar = new StringWriter { NewLine = "\n" };
        wrong.ShowHelp = parsed.Tokens.Count == 0;
        wrong.ShowTypoCorrections = isRoot;
        parsed.Invoke(new InvocationConfiguration { Output = similar, Error = TextWriter.Null });
        terminal.Errors.Write(similar.ToString().TrimStart('\n'));
        return wrong.ShowHelp ? Exit.Usage : PointToHelp(parsed, terminal);
    }

    private static int PointToHelp(ParseResult parsed, Terminal terminal)
    {
        terminal.Errors.WriteLine($"Help: {PathOf(parsed.CommandResult.Command)} --help");
        return Exit.Usage;
    }

    private static string PathOf(Symbol command) => command is RootCommand ? "cerulean" : $"{PathOf(command.Parents.First())} {command.Name}";

    private static int Explain(Exception error, Terminal terminal)
    {
        try
        {
            terminal.Out.Flush();
        }
        catch (Exception second) when (second is ReaderGoneException or CommandException)
        {
            // The first error is the one to tell.
        }

        terminal.Say(error switch
        {
            OperationCanceledException => "interrupted",
            CommandException or StoreException or AssetException or EventIOException or InvalidDataException or IOException or UnauthorizedAccessException => error.Message,
            _ => $"unexpected {error.GetType().Name}: {error.Message} (CERULEAN_TRACE=1 tells where)",
        });
        if (error is QueryException query) terminal.Errors.WriteLine(query.Picture);
        if (terminal.Variable("CERULEAN_TRACE") == "1") terminal.Errors.WriteLine(error);
        return error switch
        {
            OperationCanceledException => Exit.Interrupted,
            CommandException { ExitCode: var code } => code,
            QueryException => Exit.Usage,
            _ => Exit.No,
        };
    }
}
