namespace Cerulean.Cherenkov.Tests;

/// <summary>A small file of sim_telarray: run 77, telescope 5, one shower that is used three times (101 to 103), of which the second triggers.</summary>
internal sealed class MadeSimtel(bool bigEndian = false) : MadeFile(Content(bigEndian))
{
    public static byte[] Content(bool bigEndian = false) => new EventIOWriter(bigEndian)
        .Object(2000, 2, 77, content => content
            .Int32(77).Int32(1600000000).Int32(-1).Int32(0).Int32(0).Array<float>(0, 1.2f, 0, 0).Single(0).Array<float>(0, 0)
            .Int32(1).Array<short>(5).Array<float>(1, 2, 3).Int32(1).Int32(1).String("sky").String("me"))
        .Object(2001, 4, -1, content => content
            .Int32(1).Int32(7741).Int32(100).Int32(1).Int32(1600000000).Int32(200).Single(2150).Int32(1).Int32(3).Int32(1)
            .Array<float>(0, 500, 1, 1.1f, 3, 3.1f).Int32(1).Array<float>(0, 10, 0.1f, 100).Single(-2).Array<float>(20, 0.5f, -0.1f, -1).Int32(26)
            .Array(187, 2, 3).Array<float>(5, 240, 700).Array(1, 303))
        .Object(2002, 5, 5, content => content
            .Int32(2).Single(28).Single(29).Array<float>(0, 0.05f, 0, 0).VarInt(0).VarInt(1).VarInt(1).VarInt(1).Single(0.002).Single(0.05).Int32(198).Single(380).Single(0))
        .Object(2003, 1, 5, content => content.Int32(2).Int32(1).Int32(1).Int32(0).Array<short>(0, 0, 0, 0, 0, 0, 0, 0).Array<short>(0, 0))
        .Object(2004, 1, 5, content => content
            .Int32(1).Int32(2).Int32(3).Int32(2).Array(700, 701).Int32(1).Array(50).Int32(1).Array<short>(5).Array<short>(40).Single(1).Int32(40))
        .Object(2020, 1, 1, content => content.Int32(0).Array<float>(1.5f, 3, 1.2f, 0, 20000, 300, 9000, 310, 320).Int16(0))
        .Object(2021, 1, 101, content => content.Int32(1).Single(10).Single(0))
        .Object(2021, 1, 102, content => content.Int32(1).Single(20).Single(0))
        .Object(2010, 0, 102, array => array
            .Object(2009, 1, 102, content => content
                .Time(1600000000, 7).Time(1600000000, 7).Int32(1).Int32(1).Int16(1).Array<short>(5).Array<float>(0).Int16(1).Array<short>(5))
            .Object(2205, 1, 102, telescope => telescope
                .Object(2011, 0, 5, content => content.Int32(1).Int32(102).Time(1600000000, 7).Time(1600000000, 7).Int16(0))))
        .Object(2021, 1, 103, content => content.Int32(1).Single(30).Single(0))
        .ToArray();
}
