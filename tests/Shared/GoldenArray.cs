using System.Security.Cryptography;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Tests;

/// <summary>What the established library says of golden runs and of the arrays in their files.</summary>
internal static class GoldenArray
{
    public static JsonObject Expected(string run) => JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky($"{run}.expected.json"))).AsObject();

    /// <summary>Where the files of golden runs are: OLD and NEW of a root map.</summary>
    public static KeyValuePair<string, string>[] Roots => [new("assets", SharedData.Bluesky("assets")), new("/assets", SharedData.Bluesky("assets"))];

    /// <summary>Shape, dtype and bytes in C order are the expected ones.</summary>
    public static void AssertEqual(JsonObject about, NdArray? array)
    {
        Assert.NotNull(array);
        Assert.Equal(Enumerable.Range(0, about["shape"].Count).Select(axis => about["shape"][axis].AsInt64()), array.Shape.ToArray().Select(length => (long)length));
        Assert.Equal(about["dtype"].AsString(), array.DType.ToString());
        Assert.Equal(about["sha256_c_order_bytes"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
    }

    /// <summary>The rows that the established filler has filled: seq_num, arrays by field, and the flags, which are datum ids.</summary>
    public static IEnumerable<(long SeqNum, JsonObject Arrays, string Flag)> Filled(string run)
    {
        var rows = Expected(run)["filler"].AsObject()["rows"];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].AsObject();
            yield return (row["seq_num"].AsInt64(), row["filled"].AsObject(), row.GetOrNull("filled_flag").StringOrNull ?? row["filled_flags"].AsObject().Values[0].AsString());
        }
    }
}
