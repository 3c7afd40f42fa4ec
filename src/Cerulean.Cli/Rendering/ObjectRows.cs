using System.Globalization;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cli.Rendering;

/// <summary>The objects of an EventIO file as rows: a tree for a person, columns or JSON for programs.</summary>
internal sealed class ObjectRows
{
    private const int Top = -1;
    private const int Deepest = 8;

    private readonly Output _output;
    private readonly Func<int, int, int, EventIOHeader, string> _row;
    private readonly List<int> _path = [];
    private int _count;

    public ObjectRows(string? format, Output output)
    {
        _output = output;
        _row = format switch { "csv" => Csv, "json" => Json, _ => Text };
        if (format == "csv") output.WriteLine("index,parent,depth,type,name,version,id,length,user,extended,only_subobjects,header_size,content_address");
        else if (format != "json") output.WriteLine("        byte   type  object                          version          id        length");
    }

    /// <summary>Writes a top-level object and those inside it.</summary>
    public void Write(IReadOnlyList<(int Depth, EventIOHeader Header)> headers)
    {
        foreach (var (depth, header) in headers)
        {
            _path.RemoveRange(depth, _path.Count - depth);
            _output.WriteLine(_row(_count, depth == 0 ? Top : _path[depth - 1], depth, header));
            _path.Add(_count++);
        }
    }

    private static string Csv(int index, int parent, int depth, EventIOHeader header) => string.Create(
        CultureInfo.InvariantCulture,
        $"{index},{parent},{depth},{header.Type},{header.Name},{header.Version},{header.Id},{header.Length},{Bit(header.IsUser)},{Bit(header.IsExtended)},{Bit(header.HasOnlySubObjects)},{header.Size},{header.ContentAddress}");

    private static string Json(int index, int parent, int depth, EventIOHeader header) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"index":{{index}},"parent":{{(parent == Top ? "null" : parent.ToString(CultureInfo.InvariantCulture))}},"depth":{{depth}},"type":{{header.Type}},"name":"{{header.Name}}","version":{{header.Version}},"id":{{header.Id}},"length":{{header.Length}},"user":{{Word(header.IsUser)}},"extended":{{Word(header.IsExtended)}},"only_subobjects":{{Word(header.HasOnlySubObjects)}},"header_size":{{header.Size}},"content_address":{{header.ContentAddress}}}""");

    private static string Text(int index, int parent, int depth, EventIOHeader header) => string.Create(
        CultureInfo.InvariantCulture,
        $"{header.Address,12}  {header.Type,5}  {new string(' ', 2 * Math.Min(depth, Deepest)) + header.Name,-30}  {header.Version,7}  {header.Id,10}  {header.Length,12}");

    private static char Bit(bool value) => value ? '1' : '0';

    private static string Word(bool value) => value ? "true" : "false";
}
