using System.Globalization;
using System.Text.Json;
using Cerulean.Cherenkov.Iact;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Files of the IACT option give what the established reader gives.</summary>
public sealed class IactGoldenTests
{
    public static TheoryData<string> Files =>
    [
        "3_gammas_reuse_5.dat", "5_gamma_2_telescopes_reuse_2_split_always.zst", "gamma_100gev_1216.eventio",
        "one_shower.dat", "proton_500GeV_iactext.eventio.gz", "two_telescopes.dat",
    ];

    [DataTheory]
    [MemberData(nameof(Files))]
    public void What_stands_before_the_first_shower_is_equal(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Cherenkov($"iact/{name}.iact_header.json")));
        using var file = IactFile.Open(SharedData.Cherenkov($"iact/{name}"));
        var root = golden.RootElement;
        var telescopes = Assert.IsType<TelescopeDefinition>(file.Telescopes);
        Assert.Equal(root.GetProperty("n_telescopes").GetInt32(), telescopes.Count);
        foreach (var (axis, values) in new[] { ("x", telescopes.XCm), ("y", telescopes.YCm), ("z", telescopes.ZCm), ("r", telescopes.RadiusCm) })
            Assert.Equal(Numbers(root.GetProperty("telescope_positions").GetProperty(axis)), values);
        Assert.Equal(root.GetProperty("input_card_bytes").GetInt32(), file.InputCard.Sum(line => line.Length + 1));
        Assert.Equal(root.GetProperty("atmospheric_profile").GetBoolean(), file.Atmosphere is not null);
        var header = Assert.IsType<CorsikaRunHeader>(file.RunHeader);
        foreach (var word in root.GetProperty("run_header").EnumerateObject())
        {
            if (word.Value.ValueKind == JsonValueKind.String) Assert.Equal(word.Value.GetString(), header.Label);
            else Assert.Equal(Numbers(word.Value), header[word.Name].ToArray());
        }
    }

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Showers_are_equal(string name)
    {
        using var file = IactFile.Open(SharedData.Cherenkov($"iact/{name}"));
        var lines = new List<string> { Header(name, "events") };
        foreach (var shower in file.ReadEvents())
        {
            foreach (var use in shower.Uses)
            {
                var (header, offsets, end) = (shower.Header, Assert.IsType<ArrayOffsets>(shower.Offsets), Assert.IsType<CorsikaEventEnd>(shower.End));
                object[] fields =
                [
                    header.EventNumber, use.ArrayId + 1, use.ImpactXCm, use.ImpactYCm, use.Weight, offsets.TimeOffsetNs, header.ParticleId, header.TotalEnergyGeV,
                    header.ZenithRad, header.AzimuthRad, header.FirstInteractionHeightCm, use.Bunches.Count, end.Length * sizeof(float), shower.Longitudinal.Count > 0 ? 1 : 0,
                ];
                lines.Add(string.Join(',', fields.Select(field => Convert.ToDouble(field, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))));
            }
        }

        Assert.Equal(Rows(name, "events", exact: true), lines);
        Assert.Empty(file.Skipped.Counts);
        Assert.Equal(file.RunHeader!.Id, file.RunEnd!.Id);
    }

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Bunches_are_equal(string name)
    {
        using var file = IactFile.Open(SharedData.Cherenkov($"iact/{name}"));
        var found = file.ReadEvents().SelectMany(shower => shower.Uses.SelectMany(use => use.Bunches.Select(bunches => Sums(shower, use, bunches)))).ToArray();
        var expected = Rows(name, "bunches", exact: false).Skip(1).Select(line => Array.ConvertAll(line.Split(','), text => double.Parse(text, CultureInfo.InvariantCulture))).ToArray();
        Assert.Equal(expected.Length, found.Length);
        foreach (var (wanted, got) in expected.Zip(found))
        {
            // Heights of compact bunches are powers of ten in 32 bits, which two libraries round differently in the last place.
            for (var i = 0; i < wanted.Length; i++) Assert.True(Math.Abs(wanted[i] - got[i]) <= 1e-7 * Math.Abs(wanted[i]), $"column {i}: {got[i]:R} instead of {wanted[i]:R}");
        }
    }

    private static double[] Sums(IactEvent shower, IactUse use, PhotonBunches bunches)
    {
        var sums = new double[8];
        foreach (var bunch in bunches.Bunches)
        {
            float[] values = [bunch.XCm, bunch.YCm, bunch.Cx, bunch.Cy, bunch.TimeNs, bunch.EmissionHeightCm, bunch.Photons, bunch.WavelengthNm];
            for (var i = 0; i < sums.Length; i++) sums[i] += values[i];
        }

        return [shower.Header.EventNumber, use.ArrayId + 1, bunches.TelescopeId, bunches.Values.Length, bunches.PhotonSum, bunches.Bunches.Length, .. sums, bunches.Emitters.Length];
    }

    private static float[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(value => value.GetSingle())] : [element.GetSingle()];

    private static string Header(string name, string kind) => File.ReadLines(Golden(name, kind)).First();

    private static IEnumerable<string> Rows(string name, string kind, bool exact) => File.ReadLines(Golden(name, kind)).Select((line, row) =>
        !exact || row == 0 ? line : string.Join(',', line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))));

    private static string Golden(string name, string kind) => SharedData.Cherenkov($"iact/{name}.iact_{kind}.csv");
}
