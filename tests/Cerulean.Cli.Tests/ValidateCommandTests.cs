using System.Text;
using Cerulean.Documents;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean validate.</summary>
public sealed class ValidateCommandTests : IDisposable
{
    private readonly StoreFile _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Good_documents_have_no_finding()
    {
        var call = Call.Cerulean("validate", _folder.Write("good.jsonl", Sample.PointScan()));
        Assert.Equal((0, ""), (call.Code, call.Out));
        Assert.Equal("1 file, 24 documents, no finding.\n", call.Err);
    }

    [Fact]
    public void A_finding_names_file_line_run_document_and_path()
    {
        var lines = Sample.PointScan();
        lines[4] = lines[4].Replace("\"seq_num\":3", "\"seq_num\":\"three\"", StringComparison.Ordinal);
        var file = _folder.Write("bad.jsonl", lines);
        var call = Call.Cerulean("validate", "--json", file);
        Assert.Equal(1, call.Code);
        var finding = Golden.Parse(call.Out)[0].AsObject();
        Assert.Equal(["file", "line", "run", "name", "path", "message"], finding.Names.Names.ToArray());
        Assert.Equal((file, 5L, "event", "$.seq_num"), (finding["file"].AsString(), finding["line"].AsInt64(), finding["name"].AsString(), finding["path"].AsString()));
        Assert.Equal(JsonValue.Null, finding["run"]);
        Assert.StartsWith($"{file}:5: event $.seq_num: ", Call.Cerulean("validate", file).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_is_judged_unless_each_document_stands_on_its_own()
    {
        var lines = Sample.PointScan();
        var file = _folder.Write("early.jsonl", [lines[0], lines[2], lines[1], .. lines[3..]]);
        var call = Call.Cerulean("validate", "--json", file);
        Assert.Equal(1, call.Code);
        Assert.Equal(2, Golden.Parse(call.Out)[0].AsObject()["line"].AsInt64());
        Assert.Empty(Call.Cerulean("validate", "--each", file).Good());
    }

    [Fact]
    public void A_run_without_stop_is_a_finding_of_no_line()
    {
        var lines = Sample.PointScan();
        var call = Call.Cerulean("validate", "--json", _folder.Write("open.jsonl", lines[..^1]));
        var finding = Assert.Single(Golden.Parse(call.Out)).AsObject();
        Assert.Equal((1, JsonValue.Null, Sample.Uid(lines)), (call.Code, finding["line"], finding["run"].AsString()));
    }

    [Fact]
    public void Notes_go_to_stderr_and_are_no_finding()
    {
        var lines = Sample.PointScan();
        lines[^1] = lines[^1].Replace("\"primary\":21", "\"primary\":20", StringComparison.Ordinal);
        var call = Call.Cerulean("validate", _folder.Write("note.jsonl", lines));
        Assert.Equal((0, ""), (call.Code, call.Out));
        Assert.Contains(":24: note: stop $.num_events.primary", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_a_dash()
    {
        var world = new World { Input = Encoding.UTF8.GetBytes(Sample.PointScan()[3] + "\n") };
        var call = Call.With(world, "validate", "--json", "-");
        Assert.Equal((1, "-"), (call.Code, Golden.Parse(call.Out)[0].AsObject()["file"].AsString()));
    }

    [Fact]
    public void A_missing_file_is_told_on_stderr_and_the_others_are_judged()
    {
        var bad = _folder.Write("bad.jsonl", "[1]");
        var call = Call.Cerulean("validate", _folder.PathOf("none.jsonl"), bad, _folder.PathOf("."));
        Assert.Equal(1, call.Code);
        Assert.StartsWith($"{bad}:1: ", Assert.Single(call.Lines), StringComparison.Ordinal);
        Assert.Contains("none.jsonl cannot be read: there is no such file", call.Err, StringComparison.Ordinal);
        Assert.Contains("it is a folder", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_is_a_finding_and_the_next_one_is_judged()
    {
        var lines = Sample.PointScan();
        var call = Call.Cerulean("validate", "--max-line", "1000", "--json", _folder.Write("long.jsonl", [$"[\"start\", \"{new string('x', 2000)}\"]", .. lines]));
        Assert.Equal(1, call.Code);
        var finding = Assert.Single(Golden.Parse(call.Out)).AsObject();
        Assert.Equal(1, finding["line"].AsInt64());
        Assert.Contains("1000 bytes", finding["message"].AsString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--each")]
    public void Strict_refuses_numbers_that_are_not_finite(string each)
    {
        var lines = Sample.PointScan();
        var file = _folder.Write("nan.jsonl", [.. lines.Select(line => line.Replace("\"detector\":1.027", "\"detector\":NaN", StringComparison.Ordinal))]);
        Assert.Contains("NaN", File.ReadAllText(file), StringComparison.Ordinal);
        string[] args = each.Length > 0 ? ["validate", file, each] : ["validate", file];
        Assert.Empty(Call.Cerulean(args).Good());
        var strict = Call.Cerulean([.. args, "--strict"]);
        Assert.Equal(1, strict.Code);
        Assert.Contains("not finite", strict.Out, StringComparison.Ordinal);
    }
}
