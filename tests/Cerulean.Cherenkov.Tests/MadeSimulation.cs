namespace Cerulean.Cherenkov.Tests;

/// <summary>A small simulation file: two telescopes of three pixels, two gains and four samples.</summary>
internal sealed class MadeSimulation : IDisposable
{
    public const int Pixels = 3;
    public const int Samples = 4;

    private readonly EventIOWriter _file = new();
    private readonly List<string> _files = [];

    public MadeSimulation(bool hasCalibration = true)
    {
        _file.Object(70, 1, 0, history => history.Object(71, 1, 0, line => line.Int32(0).String("sim_telarray")).Object(72, 1, 0, line => line.Int32(0).String("store_photoelectrons 20")));
        _file.Object(2000, 2, 9, run => run.Int32(9).Int32(0).Int32(-1).Int32(0).Int32(0).Array<float>(1, 1.25f, 0, 0, 0, 0, 0)
            .Int32(2).Array<short>(1, 2).Array<float>(0, 0, 0, 100, 0, 0).Int32(1).Int32(1).String("").String(""));
        for (var telId = 1; hasCalibration && telId <= 2; telId++)
        {
            _file.Object(2022, 0, telId | 0x400, report => report.Int16(4).Int16(4).Int32(1).Time(0, 0).Int16(0).Int16(Pixels).Int16(0).Int16(2)
                .Time(0, 0).Int16(10).Array<float>(1000, 2000, 3000, 1000, 1000, 1000).Array<float>(1, 1, 1, 1, 1, 1));
            _file.Object(2023, 2, telId, laser => laser.Int16(Pixels).Int16(2).Int32(1).Array<float>(0.5f, 0.5f, 0.25f, 8, 8, 8).Array<float>(0, 0, 0, 0).Array<float>(1, 2, 3, 4, 5, 6));
        }
    }

    /// <summary>A shower from the zenith, 30 m from the first telescope.</summary>
    public MadeSimulation Shower(int number)
    {
        _file.Object(2020, 1, number, shower => shower.Int32(0).Single(0.5).Single(0).Single(Math.PI / 2).Single(0).Array<float>(20_000, 300, 0, 0, 0).Int16(0));
        return this;
    }

    /// <summary>A use of it, with data of telescopes of which some triggered.</summary>
    public MadeSimulation Event(int number, short[] triggered, short[] withData, int amplitude = 200, int version = 1)
    {
        _file.Object(2021, version, number, use => use.Int32(1).Single(30).Single(0));
        if (withData.Length > 0) Array(_file, number, triggered, withData, amplitude);
        return this;
    }

    /// <summary>An array event that no use of a shower stands before.</summary>
    public MadeSimulation Naked(int number)
    {
        Array(_file, number, [1], [1], 200);
        return this;
    }

    /// <summary>An event of telescopes that name many samples and have none.</summary>
    public MadeSimulation Sparse(int telescopes)
    {
        _file.Object(2010, 0, 1, array =>
        {
            for (var telId = 1; telId <= telescopes; telId++)
                array.Object(2200 + telId, 1, 1, telescope => telescope.Object(2013, 3, (telId << 12) | 1, samples => samples.Int32(4096).Int16(2).Int16(2048).VarInt(0)));
        });
        return this;
    }

    /// <summary>A calibration event, of light with a flat field.</summary>
    public MadeSimulation Calibration(int number)
    {
        _file.Object(2028, 0, 3, calibration => Array(calibration, number, [1], [1], 200));
        return this;
    }

    /// <summary>An object of a type that nobody knows.</summary>
    public MadeSimulation Unknown()
    {
        _file.Object(4321, 7, 0, content => content.Int32(1));
        return this;
    }

    /// <summary>The file, without so many bytes of its end.</summary>
    public string Save(int without = 0)
    {
        var path = Path.Combine(Path.GetTempPath(), $"cerulean-made-{Guid.NewGuid():N}.simtel");
        File.WriteAllBytes(path, _file.ToArray()[..^without]);
        _files.Add(path);
        return path;
    }

    public void Dispose() => _files.ForEach(File.Delete);

    private static void Array(EventIOWriter parent, int number, short[] triggered, short[] withData, int amplitude) => parent.Object(2010, 0, number, array =>
    {
        array.Object(2009, 2, number, trigger =>
        {
            trigger.Time(0, 0).Time(1_000_000_000, 999_999_999).Int32(0).Int32(0).Int16(triggered.Length).Array<short>(triggered)
                .Array<float>([.. triggered.Select(telId => telId * 1.4f)]).Int16(withData.Length).Array<short>(withData);
            foreach (var telId in triggered) trigger.VarUInt(telId == 2 ? 0x200u : 1);
        });
        foreach (var telId in withData)
        {
            array.Object(2200 + telId, 1, number, telescope => telescope
                .Object(2011, 4, telId, header => header.Int32(1).Int32(number).Time(0, 0).Time(0, 0).Int16(0).Single(0).Single(0).Int32(0))
                .Object(2013, 3, telId << 12, samples =>
                {
                    samples.Int32(Pixels).Int16(2).Int16(Samples);
                    for (var i = 0; i < 2 * Pixels; i++) samples.Differences(100 + i, 100, amplitude, 100);
                })
                .Object(2027, 0, telId, list => list.Int16(2).Array<short>(0, 2)));
        }

        foreach (var telId in withData) array.Object(2100 + telId, 0, telId | 0x100, position => position.Single(1).Single(Math.PI / 2));
    });
}
