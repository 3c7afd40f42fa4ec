using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>All of some words are in the texts of a start or stop.</summary>
internal sealed class TextQuery : Query
{
    private readonly string _text;

    public TextQuery(string text)
    {
        _text = text;
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = MetadataWords.Split(piece);
            for (var i = 0; i < words.Length; i++) Words.Add((words[i], i == words.Length - 1 && piece[^1] == '*'));
        }

        if (Words.Count == 0) throw new ArgumentException($"There is no word in '{text}'.", nameof(text));
    }

    /// <summary>The words, and whether any word fits that begins so.</summary>
    public List<(string Word, bool IsPrefix)> Words { get; } = [];

    public override bool Matches(RunStart start, RunStop? stop)
    {
        var found = MetadataWords.Of(start, stop).Split(' ').ToHashSet();
        return Words.TrueForAll(word => word.IsPrefix ? found.Any(text => text.StartsWith(word.Word, StringComparison.Ordinal)) : found.Contains(word.Word));
    }

    public override string ToString() => $"text {Write(_text)}";
}
