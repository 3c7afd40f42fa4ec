using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The run as the detector saw it: when, where it pointed, which telescopes (object 2000).</summary>
public sealed record RunHeader
{
    private const int CoordinatesEach = 3;

    /// <summary>Type number of the object.</summary>
    public const int Type = 2000;

    /// <summary>Number of the run.</summary>
    public required int Run { get; init; }

    /// <summary>When the run began, seconds since 1970.</summary>
    public required int TimeS { get; init; }

    /// <summary>Kind of run; -1 for a simulation.</summary>
    public required int RunType { get; init; }

    /// <summary>0: telescopes point to an azimuth and altitude; 1: they follow a right ascension and declination.</summary>
    public required int TrackingMode { get; init; }

    /// <summary>True where the telescopes follow the sky, so that the direction is a right ascension and declination.</summary>
    public bool FollowsSky => TrackingMode == 1;

    /// <summary>1 where the telescopes point over the zenith.</summary>
    public int ReverseFlag { get; init; }

    /// <summary>Where the array points: azimuth and altitude, or right ascension and declination, rad.</summary>
    public required float[] DirectionRad { get; init; }

    /// <summary>Offset of the field of view from the direction, rad; two values.</summary>
    public required float[] OffsetFovRad { get; init; }

    /// <summary>Atmospheric depth at which telescopes converge, g/cm²; 0 where they are parallel.</summary>
    public required float ConvergenceDepth { get; init; }

    /// <summary>Reference position of the convergence: x to the north and y to the west, m.</summary>
    public required float[] ConvergencePositionM { get; init; }

    /// <summary>Numbers of the telescopes.</summary>
    public required short[] TelIds { get; init; }

    /// <summary>Positions of the telescopes, x to the north, y to the west, z up, m; shape (telescopes, 3).</summary>
    public required float[] TelPositionsM { get; init; }

    /// <summary>Telescopes that an event of the array needs.</summary>
    public required int MinTelTrigger { get; init; }

    /// <summary>Duration, s.</summary>
    public required int DurationS { get; init; }

    /// <summary>What was observed.</summary>
    public required string Target { get; init; }

    /// <summary>Who did it.</summary>
    public required string Observer { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 2;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static RunHeader Read(EventIOObject item)
    {
        var content = item.Read();
        var version = item.Header.Version;
        var (run, time, runType, tracking) = (content.ReadInt32(), content.ReadInt32(), content.ReadInt32(), content.ReadInt32());
        var reverse = version >= 2 ? content.ReadInt32() : 0;
        var (direction, offset, depth) = (content.ReadArray<float>(2), content.ReadArray<float>(2), content.ReadSingle());
        float[] reference = version >= 1 ? content.ReadArray<float>(2) : [0, 0];
        var telescopes = content.CheckCount(content.ReadInt32(), sizeof(short) + (CoordinatesEach * sizeof(float)));
        return new RunHeader
        {
            Run = run,
            TimeS = time,
            RunType = runType,
            TrackingMode = tracking,
            ReverseFlag = reverse,
            DirectionRad = direction,
            OffsetFovRad = offset,
            ConvergenceDepth = depth,
            ConvergencePositionM = reference,
            TelIds = content.ReadArray<short>(telescopes),
            TelPositionsM = content.ReadArray<float>(CoordinatesEach * telescopes),
            MinTelTrigger = content.ReadInt32(),
            DurationS = content.ReadInt32(),
            Target = content.ReadString(),
            Observer = content.ReadString(),
        };
    }
}
