using System.Text.RegularExpressions;

namespace Cerulean.Shape.Tests;

/// <summary>
/// The namespaces inside one project: a namespace is a folder, one level deep; folders may use the root, the root uses no
/// folder but in one composing file; no circle. What a file uses is read from its text: whole names (which is what a using
/// directive holds), and Folder.Type where the type is declared in that folder.
/// </summary>
internal sealed partial class NamespaceRule
{
    private readonly string _project;
    private readonly SourceFile[] _files;
    private readonly ILookup<string, string> _types; // by folder

    public NamespaceRule(string project, IEnumerable<SourceFile> files)
    {
        _project = project;
        _files = [.. files];
        _types = _files.SelectMany(file => Declared().Matches(Code(file)), (file, match) => (Folder(file), match.Groups["name"].Value))
            .ToLookup(pair => pair.Item1, pair => pair.Value);
    }

    public IEnumerable<string> Violations() => _files.SelectMany(Place).Concat(RootUses()).Concat(Circles());

    private IEnumerable<string> Place(SourceFile file)
    {
        var folder = Folder(file);
        if (folder.Contains('/', StringComparison.Ordinal))
            yield return $"{file.Path}: folders are one level deep.";
        var expected = folder.Length == 0 ? _project : $"{_project}.{folder.Replace('/', '.')}";
        foreach (Match match in Namespace().Matches(Code(file)))
            if (match.Groups["name"].Value != expected)
                yield return $"{file.Path}: namespace {match.Groups["name"].Value} instead of {expected}.";
        // Without a namespace: top-level statements, global usings, attributes of the assembly.
        if (!Namespace().IsMatch(Code(file)) && (folder.Length > 0 || Declared().IsMatch(Code(file))))
            yield return $"{file.Path}: no namespace instead of {expected}.";
    }

    private IEnumerable<string> RootUses()
    {
        var composing = _files.Where(file => Folder(file).Length == 0 && Used(file).Any()).ToArray();
        return composing.Length <= 1 ? [] : composing.Select(file =>
            $"{file.Path} uses {string.Join(", ", Used(file))}: the root uses folders in one composing file only, here in {composing.Length}.");
    }

    private IEnumerable<string> Circles()
    {
        var uses = _files.Where(file => Folder(file).Length > 0).SelectMany(Used, (file, used) => (From: Folder(file), To: used))
            .Distinct().ToLookup(edge => edge.From, edge => edge.To);
        foreach (var start in uses.Select(group => group.Key))
            if (Reaches(start, start, uses, []))
                yield return $"{_project}.{start} uses itself through {string.Join(", ", uses[start])}: a circle.";
    }

    private static bool Reaches(string from, string goal, ILookup<string, string> uses, HashSet<string> seen) =>
        uses[from].Any(next => next == goal || (seen.Add(next) && Reaches(next, goal, uses, seen)));

    /// <summary>The folders of the project that a file uses, its own left out.</summary>
    private IEnumerable<string> Used(SourceFile file)
    {
        var code = Namespace().Replace(Code(file), "");
        return _types.Select(group => group.Key)
            .Where(folder => folder.Length > 0 && folder != Folder(file) && Uses(code, folder.Replace('/', '.'), _types[folder]));
    }

    private bool Uses(string code, string name, IEnumerable<string> types) =>
        Regex.IsMatch(code, $@"\b{Regex.Escape($"{_project}.{name}")}\b") ||
        Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}\.({string.Join('|', types)})\b");

    private string Folder(SourceFile file) =>
        file.Path.Split('/') is { Length: > 3 } parts ? string.Join('/', parts[2..^1]) : "";

    private static string Code(SourceFile file) => Comments().Replace(file.Text, "");

    [GeneratedRegex(@"//.*|/\*(.|\n)*?\*/", RegexOptions.ExplicitCapture)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^\s*((public|internal|file|static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*" +
        @"(class|struct|interface|enum|record(\s+(class|struct))?|delegate\s+[\w<>?\[\],.]+)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();
}
