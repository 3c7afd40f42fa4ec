using System.Text;

namespace Cerulean.Store;

/// <summary>A pattern of texts: * is any text, ? one character; \ before one of the three takes its meaning away.</summary>
internal sealed class TextPattern
{
    private const int AnyText = -1;
    private const int AnyCharacter = -2;

    // Characters, and the two signs.
    private readonly List<int> _parts = [];

    public TextPattern(string pattern)
    {
        var isEscaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (isEscaped && rune.Value is not ('*' or '?' or '\\')) _parts.Add('\\');
            if (!isEscaped && rune.Value == '\\')
            {
                isEscaped = true;
                continue;
            }

            var part = isEscaped ? rune.Value : rune.Value switch { '*' => AnyText, '?' => AnyCharacter, _ => rune.Value };
            isEscaped = false;
            if (part != AnyText || _parts.Count == 0 || _parts[^1] != AnyText) _parts.Add(part);
        }

        if (isEscaped) _parts.Add('\\');
        var fixedParts = _parts.FindIndex(part => part < 0);
        Prefix = string.Concat(_parts.Take(fixedParts < 0 ? _parts.Count : fixedParts).Select(part => new Rune(part).ToString()));
        IsText = fixedParts < 0;
        IsPrefix = fixedParts >= 0 && fixedParts == _parts.Count - 1 && _parts[^1] == AnyText;
    }

    /// <summary>What all texts begin with that fit.</summary>
    public string Prefix { get; }

    /// <summary>True for a pattern that only the prefix itself fits.</summary>
    public bool IsText { get; }

    /// <summary>True for a pattern that all texts fit that begin with the prefix.</summary>
    public bool IsPrefix { get; }

    /// <summary>The same pattern in the words of the database, for texts without zeros.</summary>
    public string ToGlob() => string.Concat(_parts.Select(part => part switch
    {
        AnyText => "*",
        AnyCharacter => "?",
        '*' or '?' or '[' => $"[{(char)part}]",
        _ => new Rune(part).ToString(),
    }));

    /// <summary>True for a text that fits; in a time that grows with the length of both alone.</summary>
    public bool Fits(string text)
    {
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) runes.Add(rune.Value);
        var (at, part, star, from) = (0, 0, -1, 0);
        while (at < runes.Count)
        {
            if (part < _parts.Count && (_parts[part] == AnyCharacter || _parts[part] == runes[at])) (at, part) = (at + 1, part + 1);
            else if (part < _parts.Count && _parts[part] == AnyText) (star, from, part) = (part, at, part + 1);
            else if (star >= 0) (at, part) = (++from, star + 1);
            else return false;
        }

        return part == _parts.Count || (part == _parts.Count - 1 && _parts[part] == AnyText);
    }
}
