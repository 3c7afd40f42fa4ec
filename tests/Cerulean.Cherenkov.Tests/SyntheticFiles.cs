namespace Cerulean.Cherenkov.Tests;

/// <summary>Small files of CORSIKA with IACT, made of every object that they have.</summary>
internal static class SyntheticFiles
{
    /// <summary>One shower, two uses of two telescopes: long, compact and 3D photons, photo-electrons, emitters, particles on the ground.</summary>
    public static byte[] Iact(bool bigEndian)
    {
        var file = Start(new EventIOWriter(bigEndian));
        file.Object(1205, 0, 999_999, content => Photons(content, 999, 999, (1, 14001f), (2, 6001f)));
        file.Object(1204, 0, 0, use => use
            .Object(1205, 0, 0, content => Photons(content, 0, 0, (1, 0f), (0, 9999f), (2, -400f), (0, 9999f)))
            .Object(1205, 1000, 1, content => Compact(content, 0, 1)));
        file.Object(1204, 0, 1, use => use
            .Object(1217, 0, 1000, content => content.Int16(1).Int16(0).Single(3).Int32(1).Array<float>(1, 2, 3, 0, 0, -1, 10, 1000, 3, 0))
            .Object(1208, 3, 1001, content => content.Int32(3).Int32(1855).Int16(13).Int32(2).VarUInt(7).Int32(1).Single(10).Single(1).VarUInt(300).Int32(2).Array<float>(11, 12, 1, 1).Int32(1).Int16(5).Int32(2)));
        file.Object(1215, 1, 4, content => content.Single(0.5).VarUInt(2).VarUInt(1).Array<int>(7, 8).Single(9));
        return End(file).ToArray();
    }

    /// <summary>The same shower, with telescopes that stand between a head and an end.</summary>
    public static byte[] SplitIact()
    {
        var file = Start(new EventIOWriter());
        for (var use = 0; use < 2; use++)
        {
            var array = use;
            file.Object(1213, 0, use, onlyObjects: true)
                .Object(1205, 1000, 1000 * use, content => Compact(content, array, 0))
                .Object(1205, 0, (1000 * use) + 1, content => Photons(content, array, 1, (3, 350f)))
                .Object(1214, 0, use, onlyObjects: true);
        }

        return End(file).ToArray();
    }

    private static EventIOWriter Start(EventIOWriter file) => file
        .Object(1200, 0, 17, content => Block(content, "RUNH", (2, 17), (4, 7.74f), (5, 1), (6, 220_000), (16, -2), (17, 5), (18, 100), (93, 1)))
        .Object(1212, 0, 0, content => content.Int32(2).String("RUNNR 17").String("EXIT"))
        .Object(1216, 1, 1, content => content.VarString("atm").Double(1).VarUInt(1).Array<double>(1, 2, 3, 4).VarUInt(0))
        .Object(1201, 0, 0, content => content.Int32(2).Array<float>(0, 100, 0, 50, 5, 5, 10, 10))
        .Object(1202, 0, 3, content => Block(content, "EVTH", (2, 3), (3, 1), (4, 80), (98, 2)))
        .Object(1203, 1, 0, content => content.Int32(2).Single(1000).Array<float>(1, -2, 3, -4, 0.5f, 0.25f))
        .Object(1211, 0, 31, content => content.Int32(3).Int32(1).Int16(2).Int16(3).Single(20).Array<float>(1, 2, 3, 4, 5, 6));

    private static EventIOWriter End(EventIOWriter file) => file
        .Object(1209, 0, 3, content => Block(content, "EVTE", (2, 3), (3, 5)))
        .Object(1210, 0, 17, content => content.Int32(3).Array<int>(Label("RUNE")).Array<float>(17, 1));

    private static void Block(EventIOWriter content, string label, params (int Number, float Value)[] words)
    {
        const int Length = 273;
        var values = new float[Length - 1];
        foreach (var (number, value) in words) values[number - 2] = value;
        content.Int32(Length).Array<int>(Label(label)).Array<float>(values);
    }

    private static int Label(string text) => text[0] | (text[1] << 8) | (text[2] << 16) | (text[3] << 24);

    private static void Photons(EventIOWriter content, int array, int telescope, params (float Photons, float Wavelength)[] rows)
    {
        content.Int16(array).Int16(telescope).Single(rows.Sum(row => row.Photons)).Int32(rows.Length);
        foreach (var (photons, wavelength) in rows) content.Array<float>(1, 2, 0.1f, -0.1f, 20, 900_000, photons, wavelength);
    }

    private static void Compact(EventIOWriter content, int array, int telescope) => content
        .Int16(array).Int16(telescope).Single(4.5).Int32(2)
        .Array<short>(10, -20, 3000, -32000, 100, 5954, 250, 0)
        .Array<short>(11, -21, 3001, -3001, 101, 5955, 200, -350);
}
