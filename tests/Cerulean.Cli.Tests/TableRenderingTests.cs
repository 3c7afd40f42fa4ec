using System.Text;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;

namespace Cerulean.Cli.Tests;

/// <summary>Tables as comma-separated values and as text.</summary>
public sealed class TableRenderingTests
{
    [Fact]
    public void Csv_keeps_each_value_as_it_is() => Assert.Equal(
        """
        seq_num,x,text,list,mixed,flag
        1,1.0,plain,"[1.5,null]",0,true
        2,-0.0,"a ""quoted"", text",[],1.5,false
        3,NaN,"two
        lines","[2.0,3.0]",,true
        4,5e-324,"","[0.1,1e+300]",12345678901234567890,false

        """,
        Write((table, terminal) => TableCsv.Write(table, terminal.Out), Sample));

    [Fact]
    public void Text_is_aligned_and_no_line_ends_in_blanks()
    {
        var lines = Write((table, terminal) => TableText.Write(table, new Dictionary<string, DataKey>(), terminal), Sample).TrimEnd().Split('\n');
        Assert.Equal(["seq_num", "x", "text", "list", "mixed", "flag"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        var end = lines[1].IndexOf("  ", StringComparison.Ordinal);
        Assert.All(lines[2..], (line, row) => Assert.EndsWith($"{row + 1}", line[..end], StringComparison.Ordinal));
        Assert.Contains("two lines", lines[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "0.5", "0.25", "3.0")]
    [InlineData(1L, "0.5", "0.2", "3.0")]
    [InlineData(0L, "0.5", "0.25", "3")]
    public void Decimals_are_those_of_the_data_key_where_they_do_not_hide_the_value(long? precision, params string[] expected)
    {
        var key = new DataKey { Source = "x", Dtype = DataKeyType.Number, Shape = [], Precision = precision, Units = "mm" };
        var lines = Write(
            (table, terminal) => TableText.Write(table, new Dictionary<string, DataKey> { ["x"] = key }, terminal),
            Table.Of(("x", Column.From(0.5, 0.25, 3.0)))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("mm", lines[1].Trim());
        Assert.Equal(expected.Select(double.Parse), lines[3..].Select(double.Parse));
    }

    [Fact]
    public void All_rows_are_written_but_on_a_terminal()
    {
        var table = Table.Of(("x", Column.From([.. Enumerable.Range(0, 1000).Select(i => (long)i)])));
        void Text(Table rows, Terminal terminal) => TableText.Write(rows, new Dictionary<string, DataKey>(), terminal);
        Assert.Equal(1002, Write(Text, table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var onTerminal = Write(Text, table, isTerminal: true).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2 + 41 + 1, onTerminal.Length);
        Assert.Equal("999", onTerminal[^2].Trim());
        Assert.Contains("1 000 rows", onTerminal[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_cannot_steer_the_terminal() => Assert.DoesNotContain('\x1b', Write(
        (table, terminal) => TableText.Write(table, new Dictionary<string, DataKey>(), terminal), Table.Of(("\x1b[1m", Column.From("\x1b[2J")))));

    [Fact]
    public void Times_are_local_times_in_text() => Assert.Contains("2001-09-09 01:46:40.250", Write(
        (table, terminal) => TableText.Write(table, new Dictionary<string, DataKey>(), terminal), Table.Of(("time", Column.From(1e9 + 0.25)))), StringComparison.Ordinal);

    private static Table Sample { get; } = Table.Of(
        ("seq_num", Column.From(1L, 2L, 3L, 4L)),
        ("x", Column.From(1.0, -0.0, double.NaN, double.Epsilon)),
        ("text", Column.From("plain", "a \"quoted\", text", "two\nlines", "")),
        ("list", Column.FromValues([NdArray.From(1.5, double.NaN), JsonArray.Empty, NdArray.From(2.0, 3.0), NdArray.From(0.1, 1e300)])),
        ("mixed", Column.FromValues([0, 1.5, JsonValue.Null, System.Numerics.BigInteger.Parse("12345678901234567890")])),
        ("flag", Column.From(true, false, true, false)));

    private static string Write(Action<Table, Terminal> write, Table table, bool isTerminal = false)
    {
        using var output = new MemoryStream();
        using var terminal = new Terminal(output) { ShowsOutput = isTerminal, Width = isTerminal ? 80 : 0 };
        write(table, terminal);
        terminal.Out.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
