using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Objects of the configuration in all their versions, in both orders of bytes.</summary>
public sealed class ConfigurationVersionTests
{
    public static TheoryData<bool> Orders => [false, true];

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Camera_settings(int version, bool bigEndian)
    {
        var settings = Decode(bigEndian, CameraSettings.Type, version, 7, content => WriteCamera(content, version), CameraSettings.Read);
        Assert.Equal((7, 2, 28f), (settings.TelId, settings.Pixels, settings.FocalLengthM));
        Assert.Equal([1f, 2f], settings.PixelXM);
        Assert.Equal([0.1f, 0.1f], settings.PixelAreaM2);
        Assert.Equal(version >= 1 ? [0.3f, 0.3f] : [0f, 0f], settings.PixelSizeM);
        Assert.Equal(version >= 4 ? [2, 2] : [-1, -1], settings.PixelShape);
        Assert.Equal(version >= 4 ? [5f, 6f] : null, settings.PixelZM);
        Assert.Equal(version >= 5 ? 29.5f : null, settings.EffectiveFocalLengthM);
        Assert.Equal(version >= 6 ? [29f, 30f, 0.5f, 0.25f] : null, settings.EffectiveFocalLengthXYM);
        Assert.Equal(version >= 2 ? (198, 380f) : (0, 0f), (settings.Mirrors, settings.MirrorAreaM2));
        Assert.Equal(version >= 3 ? 0.75f : 0, settings.RotationRad);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Pixels_of_a_camera_may_differ(bool bigEndian)
    {
        var settings = Decode(bigEndian, CameraSettings.Type, 4, 1, content => content
            .Int32(2).Single(28).Array<float>(1, 2, 3, 4).VarInt(0).VarInt(0).Array<float>(0.1f, 0.2f, 0.3f, 0.4f)
            .VarInt(0).VarInt(1).VarInt(300).Array<float>(5, 6, 7, 8).Int32(3).Single(4).Single(0), CameraSettings.Read);
        Assert.Null(settings.PixelZM);
        Assert.Equal([0.1f, 0.2f], settings.PixelNormalX!);
        Assert.Equal([0.3f, 0.4f], settings.PixelNormalY!);
        Assert.Equal([1, 300], settings.PixelShape);
        Assert.Equal([7f, 8f], settings.PixelSizeM);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Camera_organization(int version, bool bigEndian)
    {
        void Numbers(EventIOWriter content, params int[] numbers)
        {
            foreach (var number in numbers) _ = version >= 2 ? content.VarInt(number) : content.Int16(number);
        }

        var organization = Decode(bigEndian, CameraOrganization.Type, version, 3, content =>
        {
            content.Int32(2).Int32(1).Int32(2);
            if (version >= 1) content.Int32(1);
            Numbers(content, 0, 1);
            Numbers(content, 10, 11, 12, 13);
            Numbers(content, 20, 21, 22, 23);
            Numbers(content, 30, 31, 32, 33);
            Numbers(content, 3, 0, 5, 0, 1, 7);
            if (version >= 1) content.Byte(1).Single(2.5).Single(3.5);
        }, CameraOrganization.Read);
        Assert.Equal((3, 2, 2), (organization.TelId, organization.Pixels, organization.Gains));
        Assert.Equal([20, 21, 22, 23], organization.Chip);
        Assert.Equal([0, 5], organization.PixelSectors[0]);
        Assert.Equal([7], organization.PixelSectors[1]);
        Assert.Equal(version >= 1 ? [new TriggerSector(1, 2.5f, 3.5f)] : [], organization.Sectors);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Pixel_settings(int version, bool bigEndian)
    {
        var settings = Decode(bigEndian, PixelSettings.Type, version, 4, content =>
        {
            content.Int32(1).Int32(2).Int32(3).Int32(2).Array(700, 701).Int32(1).Array(50).Int32(1).Array<short>(5).Array<short>(40);
            if (version >= 1) content.Single(0.5).Int32(40);
            if (version >= 2) content.VarInt(1).VarInt(3).Single(0.25).Array(Half.Zero, Half.One, (Half)0.5);
            if (version >= 3) content.Int32(6);
        }, PixelSettings.Read);
        Assert.Equal([700, 701], settings.HighVoltageDac);
        Assert.Equal([(short)40], settings.AdcCount);
        Assert.Equal(version >= 1 ? (0.5f, 40) : (0f, 0), (settings.TimeSliceNs, settings.SumBins));
        Assert.Equal(version >= 2 ? [0f, 1f, 0.5f] : [], settings.ReferenceShape);
        Assert.Equal(version >= 3 ? 6 : null, settings.SumOffset);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Run_header(int version, bool bigEndian)
    {
        var run = Decode(bigEndian, RunHeader.Type, version, 9, content =>
        {
            content.Int32(9).Int32(1000).Int32(-1).Int32(1);
            if (version >= 2) content.Int32(1);
            content.Array<float>(1, 2, 0, 0).Single(5);
            if (version >= 1) content.Array<float>(6, 7);
            content.Int32(1).Array<short>(12).Array<float>(1, 2, 3).Int32(2).Int32(60).String("sky").String("me");
        }, RunHeader.Read);
        Assert.Equal((9, true, version >= 2 ? 1 : 0), (run.Run, run.FollowsSky, run.ReverseFlag));
        Assert.Equal(version >= 1 ? [6f, 7f] : [0f, 0f], run.ConvergencePositionM);
        Assert.Equal([(short)12], run.TelIds);
        Assert.Equal(("sky", "me", 60), (run.Target, run.Observer, run.DurationS));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Simulation_header(int version, bool bigEndian)
    {
        var header = Decode(bigEndian, MCRunHeader.Type, version, -1, content =>
        {
            content.Int32(1).Int32(7741);
            if (version >= 4) content.Int32(100);
            content.Int32(1).Int32(1600000000);
            if (version >= 4) content.Int32(200);
            content.Single(2150).Int32(10).Int32(20).Int32(1).Array<float>(0, 500, 1, 1.1f, 3, 3.1f).Int32(1).Array<float>(0, 10, 0.1f, 100).Single(-2)
                .Array<float>(20, 0.5f, -0.1f, -1).Int32(26);
            if (version >= 2) content.Array(187, 2, 3).Array<float>(5, 240, 700);
            if (version >= 3) content.Array(1, 303);
        }, MCRunHeader.Read);
        Assert.Equal((7741, version >= 4 ? 100 : 0, version >= 4 ? 200 : 0), (header.ShowerProgVersion, header.ShowerProgStartS, header.DetectorProgStartS));
        Assert.Equal((10, 20, -2f, 26), (header.ShowerCount, header.ShowerReuse, header.SpectralIndex, header.Atmosphere));
        Assert.Equal(version >= 2 ? (187, 700f) : (0, 0f), (header.CorsikaIactOptions, header.CorsikaWavelengthMaxNm));
        Assert.Equal(version >= 3 ? 303 : 0, header.CorsikaHighEDetail);
    }

    private static void WriteCamera(EventIOWriter content, int version)
    {
        content.Int32(2).Single(28);
        if (version >= 5) content.Single(29.5);
        if (version >= 6) content.Array<float>(29, 30, 0.5f, 0.25f);
        content.Array<float>(1, 2, 3, 4);
        if (version >= 4) content.VarInt(1).VarInt(1).Array<float>(5, 6).VarInt(1).VarInt(2).Single(0.1).Single(0.3);
        else content.Array(0.1f, 0.1f);
        if (version is >= 1 and < 4) content.Array(0.3f, 0.3f);
        if (version >= 2) content.Int32(198).Single(380);
        if (version >= 3) content.Single(0.75);
    }

    internal delegate T Reading<T>(EventIOObject item);

    internal static T Decode<T>(bool bigEndian, int type, int version, int id, Action<EventIOWriter> content, Reading<T> read)
    {
        using var reader = new EventIOWriter(bigEndian).Object(type, version, id, content).Open();
        Assert.True(reader.MoveNext());
        return read(reader.ReadObject());
    }
}
