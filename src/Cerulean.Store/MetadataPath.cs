using System.Globalization;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A place in the start or the stop of a run: names of members, and places in lists.</summary>
internal sealed class MetadataPath
{
    private const string Start = "start";
    private const string Stop = "stop";
    private const string ExitStatus = "exit_status";

    private readonly Step[] _steps;

    /// <summary>A path as it is written: exit_status is the stop's, start. and stop. name the document, everything else is in the start.</summary>
    public MetadataPath(IReadOnlyList<Step> steps)
    {
        var document = steps.Count > 1 && steps[1].Name is not null ? steps[0].Name : null;
        IsStop = document == Stop || steps[0].Name == ExitStatus;
        _steps = [.. steps.Skip(document is Start or Stop ? 1 : 0)];
    }

    /// <summary>A name, or, where that is null, a place in a list.</summary>
    internal readonly record struct Step(string? Name, int Index);

    /// <summary>True where the path is in the stop.</summary>
    public bool IsStop { get; }

    /// <summary>True for the time of the start, by which runs are in order.</summary>
    public bool IsStartTime => !IsStop && IsTime;

    /// <summary>True for the time of the start or the stop.</summary>
    public bool IsTime => _steps is [{ Name: "time" }];

    /// <summary>True where it names a place in a list.</summary>
    public bool HasIndex => _steps.Any(step => step.Name is null);

    /// <summary>The value there, if there is one.</summary>
    public bool TryFind(RunStart start, RunStop? stop, out JsonValue value)
    {
        value = IsStop ? stop?.ToJson() : start.ToJson();
        if (IsStop && stop is null) return false;
        foreach (var (name, index) in _steps)
        {
            if (name is null)
            {
                if (value.Kind != JsonKind.Array || index >= value.Count) return false;
                value = value[index];
            }
            else if (value.ObjectOrNull?.TryGetValue(name, out value) != true) return false;
        }

        return true;
    }

    /// <summary>The path as an index has it: with its document, and without places in lists.</summary>
    public string ToIndexText()
    {
        var text = new StringBuilder(IsStop ? Stop : Start);
        foreach (var (name, _) in _steps) text.Append(name is null ? "[]" : "." + Quoted(name));
        return text.ToString();
    }

    /// <summary>The lists that it goes through, as an index has them.</summary>
    public IEnumerable<string> ListTexts()
    {
        var text = new StringBuilder(IsStop ? Stop : Start);
        foreach (var (name, _) in _steps)
        {
            text.Append(name is null ? "[]" : "." + Quoted(name));
            if (name is null) yield return text.ToString();
        }
    }

    /// <summary>The path as it is written.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (IsStop != (_steps[0].Name == ExitStatus) || (_steps[0].Name is Start or Stop && _steps.Length > 1)) text.Append(IsStop ? Stop : Start);
        foreach (var (name, index) in _steps)
        {
            if (name is null) text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else text.Append(text.Length > 0 ? "." : "").Append(Quoted(name));
        }

        return text.ToString();
    }

    /// <summary>A name as it stands in a path: in quotes where it is no word, or a word of queries.</summary>
    public static string Quoted(string name) =>
        QueryToken.IsWord(name) && !QueryToken.IsKeyword(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
