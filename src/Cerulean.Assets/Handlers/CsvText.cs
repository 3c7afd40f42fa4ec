namespace Cerulean.Assets.Handlers;

/// <summary>A text file cut into rows and cells. Empty lines and comments are left out; a cell in quotes may hold anything, with a quote doubled.</summary>
internal sealed class CsvText
{
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly string _text;
    private readonly List<(int Start, int Length, bool HasQuotes)> _cells = [];
    private readonly List<(int First, int Count, int Line)> _rows = [];
    private int _at;
    private int _line = 1;

    public CsvText(string path, CsvOptions options)
    {
        (_path, _options, _text) = (path, options, Disk.ReadText(path));
        for (var i = 0L; i < options.SkipRows && _at < _text.Length; i++) SkipLine();
        while (_at < _text.Length) ReadRow();
    }

    /// <summary>Rows: first cell, number of cells, line in the file.</summary>
    public IReadOnlyList<(int First, int Count, int Line)> Rows => _rows;

    /// <summary>The last line has no end: it may be a part of one that is being written.</summary>
    public bool IsOpen => _text.Length > 0 && _text[^1] != '\n';

    public string Cell(int row, int column)
    {
        var (start, length, hasQuotes) = _cells[_rows[row].First + column];
        var text = _text.Substring(start, length);
        return hasQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private void ReadRow()
    {
        var (first, line) = (_cells.Count, _line);
        var isMore = false;
        while (_options.Delimiter is not null || !EndsAfterSpaces())
        {
            if (!isMore && _cells.Count == first && IsEnd(_at)) break;
            ReadCell();
            isMore = _options.Delimiter is { } delimiter && _at < _text.Length && _text[_at] == delimiter;
            if (isMore) _at++;
            else if (_options.Delimiter is not null) break;
        }

        SkipLine();
        if (_cells.Count > first) _rows.Add((first, _cells.Count - first, line));
    }

    private void ReadCell()
    {
        if (_at < _text.Length && _text[_at] == '"')
        {
            ReadQuoted();
            return;
        }

        var start = _at;
        while (!IsEnd(_at) && !IsDelimiter(_text[_at])) _at++;
        _cells.Add((start, _at - start, HasQuotes: false));
    }

    private void ReadQuoted()
    {
        var (start, line) = (++_at, _line);
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\n') _line++;
            if (_text[_at] != '"') continue;
            if (_at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                _at++;
                continue;
            }

            _cells.Add((start, _at++ - start, HasQuotes: true));
            if (IsEnd(_at) || IsDelimiter(_text[_at])) return;
            throw new AssetException($"{_path}, line {line}: found '{_text[_at]}' after the closing quote of a cell, expected the end of the cell.");
        }

        throw new EndOfStreamException($"{_path}, line {line}: found the end of the file, expected the closing quote of a cell.");
    }

    private bool EndsAfterSpaces()
    {
        while (!IsEnd(_at) && char.IsWhiteSpace(_text[_at])) _at++;
        return IsEnd(_at);
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _at);
        _at = end < 0 ? _text.Length : end + 1;
        _line++;
    }

    private bool IsEnd(int at) => at >= _text.Length || _text[at] == '\n' || _text[at] == _options.Comment || (_text[at] == '\r' && (at + 1 == _text.Length || _text[at + 1] == '\n'));

    private bool IsDelimiter(char letter) => _options.Delimiter is { } delimiter ? letter == delimiter : char.IsWhiteSpace(letter);
}
