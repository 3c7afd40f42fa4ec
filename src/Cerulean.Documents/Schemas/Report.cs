using System.Globalization;
using System.Text;

namespace Cerulean.Documents.Schemas;

/// <summary>Collects the faults of one document, with their places.</summary>
internal sealed class Report(DocumentName document, List<Finding> findings)
{
    // A long column may be wrong in every row; nobody reads more than this.
    private const int Limit = 100;

    private readonly List<(string? Name, int Index)> _path = [];

    /// <summary>Number of faults so far.</summary>
    public int Count { get; private set; }

    public void Enter(string name) => _path.Add((name, 0));

    public void Enter(int index) => _path.Add((null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Add(string found, string expected) => Add(new Finding($"found {found}, expected {expected}")
    {
        Name = document.ToText(),
        Path = Place(),
    });

    /// <summary>An empty report from the same place on.</summary>
    public Report Attempt()
    {
        var attempt = new Report(document, []);
        attempt._path.AddRange(_path);
        return attempt;
    }

    /// <summary>Takes over the faults of an attempt.</summary>
    public void Take(Report attempt)
    {
        foreach (var finding in attempt.Findings) Add(finding);
    }

    private List<Finding> Findings => findings;

    private void Add(Finding finding)
    {
        Count++;
        if (Count <= Limit) findings.Add(finding);
        else if (Count == Limit + 1) findings.Add(finding with { Path = "$", Message = $"found more than {Limit} faults, expected none; the others are left out" });
    }

    private string Place()
    {
        var text = new StringBuilder("$");
        foreach (var (name, index) in _path)
        {
            if (name is null) text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (IsIdentifier(name)) text.Append('.').Append(name);
            else Quote(text, name);
        }

        return text.ToString();
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => letter == '_' || char.IsLetterOrDigit(letter));

    private static void Quote(StringBuilder text, string name)
    {
        text.Append("['");
        foreach (var letter in name)
        {
            if (letter is '\'' or '\\') text.Append('\\').Append(letter);
            else if (char.IsControl(letter)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else text.Append(letter);
        }

        text.Append("']");
    }
}
