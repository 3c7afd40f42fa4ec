using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Transport;

namespace Cerulean.Cli.Commands;

/// <summary>Judges files, one after another, and tells what it finds.</summary>
internal sealed class Validation(Terminal terminal, RunFileOptions options, bool asJson)
{
    private readonly List<Finding> _findings = [];
    private int _files;
    private bool _isUnreadable;

    /// <summary>Blanks before what is told.</summary>
    public string Indent { get; init; } = "";

    /// <summary>Number of documents judged.</summary>
    public long Documents { get; private set; }

    /// <summary>Number of findings; notes do not count.</summary>
    public long Findings { get; private set; }

    /// <summary>Judges one file.</summary>
    public void Judge(string name, bool eachOnItsOwn)
    {
        using var input = InputFile.Open(name, terminal);
        if (input is null)
        {
            _isUnreadable = true;
            return;
        }

        _files++;
        using var progress = new ProgressLine(terminal, name, input.Length);
        try
        {
            if (eachOnItsOwn) JudgeEach(input, progress);
            else JudgeOrder(input, progress);
        }
        catch (IOException error)
        {
            _isUnreadable = true;
            terminal.Say($"{name} cannot be read: {error.Message}");
        }
    }

    /// <summary>All in one line.</summary>
    public string Summary => $"{Words.Count(_files, "file")}, {Words.Count(Documents, "document")}, {(Findings == 0 ? "no finding" : Words.Count(Findings, "finding"))}.";

    /// <summary>Good where every file could be read, and nothing was found.</summary>
    public int ExitCode => Findings == 0 && !_isUnreadable ? Exit.Good : Exit.No;

    private void JudgeOrder(InputFile input, ProgressLine progress)
    {
        var checker = new RunChecker();
        foreach (var (document, problem, line, _) in RunFile.Read(input.Stream, options))
        {
            if (document is not null) checker.Check(document, _findings);
            else _findings.Add(problem!);
            Tell(input, line, progress, document is not null);
        }

        checker.Finish(_findings);
        Tell(input, null, progress, isDocument: false);
    }

    private void JudgeEach(InputFile input, ProgressLine progress)
    {
        foreach (var (name, body, problem, line, _) in RunFile.ReadEnvelopes(input.Stream, options))
        {
            if (problem is null) DocumentReader.Check(name, body, _findings);
            else _findings.Add(problem);
            Tell(input, line, progress, problem is null);
        }
    }

    private void Tell(InputFile input, long? line, ProgressLine progress, bool isDocument)
    {
        if (isDocument) Documents++;
        if (_findings.Count > 0)
        {
            progress.Clear();
            foreach (var finding in _findings) Tell(input.Name, line, finding);
            _findings.Clear();
            if (input.IsLive) terminal.Out.Flush();
        }

        if (progress.IsDue) progress.Report(input.Position, Words.Count(Documents, "document"));
    }

    private void Tell(string file, long? line, Finding finding)
    {
        var place = line is { } number ? $"{file}:{number}" : file;
        if (finding.IsNote)
        {
            terminal.Errors.WriteLine(Words.OneLine($"{place}: note: {finding}"));
            return;
        }

        Findings++;
        if (asJson) JsonLines.Write(file, line, finding, terminal.Out);
        else terminal.Out.WriteLine(Indent + Words.OneLine($"{place}: {finding}{(finding.Run is { } run ? $" (run {run})" : "")}"));
    }
}
