using Cerulean.Cherenkov.EventIO;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

public sealed class EventIOReaderTests
{
    [DataTheory]
    [InlineData("iact/one_shower.dat")]
    [InlineData("iact/one_shower.dat.gz")]
    [InlineData("simtel/aux_traces_2029.simtel.zst")]
    public void Top_level_objects_are_those_of_the_established_reader(string file)
    {
        using var reader = EventIOReader.Open(SharedData.Cherenkov(file));
        var addresses = new List<long>();
        while (reader.MoveNext()) addresses.Add(reader.Header.ContentAddress);
        Assert.Equal(TopLevel(Path.GetFileName(file)), addresses);
    }

    private static IEnumerable<long> TopLevel(string file) =>
        ObjectLists.Of(file).Where(fields => fields[2] == "0").Select(fields => long.Parse(fields[12], System.Globalization.CultureInfo.InvariantCulture));
}
