using Cerulean.Cherenkov.Iact;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Objects of events in all their versions, in both orders of bytes.</summary>
public sealed class EventObjectTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Trigger(int version, bool bigEndian)
    {
        // Of the second telescope two kinds fired; the third has a bit that was written four places too low, but in version 4.
        var trigger = ConfigurationVersionTests.Decode(bigEndian, 2009, version, 77, content =>
        {
            content.Time(10, 11).Time(12, 13).Int32(6).Int32(2);
            if (version >= 4) content.Int16(5);
            if (version >= 1) content.Int16(3).Array<short>(4, 5, 300).Array<float>(0.5f, 1.5f, 2.5f).Int16(2).Array<short>(4, 300);
            if (version >= 2) content.VarUInt(1).VarUInt(0b101).VarUInt(0x21).Single(7).Single(8);
            if (version >= 4) content.Single(9);
            if (version >= 3) content.Single(0.1).Single(0.2).Single(0.3);
        }, TriggerInformation.Read);
        Assert.Equal((77, (12, 13), 6, 2), (trigger.EventId, trigger.GpsTime, trigger.TriggerPattern, trigger.DataPattern));
        Assert.Equal(version >= 1 ? [4, 5, 300] : null, trigger.TelsWithTrigger);
        if (version >= 1) Assert.Equal([4, 300], trigger.TelsWithData);
        if (version == 1) Assert.Equal([1u, 1u, 1u], trigger.TriggerMasks);
        if (version >= 2) Assert.Equal([1u, 5u, version >= 4 ? 0x21u : 0x201u], trigger.TriggerMasks);
        if (version is 2 or 3) Assert.Equal([(1, 0, 7f), (1, 2, 8f)], trigger.TimesByKind);
        if (version == 3) Assert.Equal((0.1f, 0.2f, 0.3f), trigger.Wavefront);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Telescope_header(int version, bool bigEndian)
    {
        var header = ConfigurationVersionTests.Decode(bigEndian, 2011, version, 9, content =>
        {
            content.Int32(1).Int32(2).Time(3, 4).Time(5, 6).Int16(0x702);
            Numbers(content, version >= 2, 20, 21);
            if (version >= 1) content.Array<float>(1.5f, 2.5f);
            Numbers(content, version >= 2, 30);
            if (version >= 3) content.Single(40).Single(41);
            if (version >= 4) content.Int32(42);
        }, TelescopeEventHeader.Read);
        Assert.Equal((9, 1, 2, (5, 6), 2), (header.TelId, header.LocalCount, header.GlobalCount, header.GpsTime, header.TriggerSource));
        Assert.Equal([20, 21], header.Sectors);
        Assert.Equal(version >= 1 ? [1.5f, 2.5f] : [], header.SectorTimesNs);
        Assert.Equal([30], header.Addresses);
        Assert.Equal(version >= 3 ? (40f, 41f) : (float.NaN, float.NaN), (header.ReadoutTimeNs, header.RelativeTriggerTimeNs));
        Assert.Equal(version >= 4 ? 42 : -1, header.ReadoutStart);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Shower(int version, bool bigEndian)
    {
        var shower = ConfigurationVersionTests.Decode(bigEndian, 2020, version, 3, content =>
        {
            content.Int32(101).Single(0.5).Single(1).Single(1.25);
            if (version >= 1) content.Single(2);
            content.Single(3).Single(4);
            if (version >= 1) content.Single(5).Single(6).Single(7);
            content.Int16(1).Int32(1001).Int32(2).Single(0).Single(100).Array<float>(8, 9);
            if (version >= 2) content.Object(1215, 1, 0, extra => extra.Single(0.25).VarUInt(0).VarUInt(0));
        }, MCShower.Read);
        Assert.Equal((3, 101, 0.5f, 1.25f, 3f, 4f), (shower.ShowerId, shower.PrimaryId, shower.EnergyTeV, shower.AltitudeRad, shower.FirstInteractionHeightM, shower.XMaxGramsPerCm2));
        Assert.Equal(version >= 1 ? (2f, 7f) : (float.NaN, 0), (shower.StartDepthGramsPerCm2, shower.CherenkovXMaxGramsPerCm2));
        Assert.Equal([8f, 9f], Assert.Single(shower.Profiles).Content);
        Assert.Equal(version >= 2, shower.Extra is not null);
    }

    [Fact]
    public void Use_of_a_shower()
    {
        Assert.Equal(new MCEvent(5, 2, 10, -20, 1), ConfigurationVersionTests.Decode(true, 2021, 0, 5, content => content.Int32(2).Single(10).Single(-20).Single(99), MCEvent.Read));
        Assert.Equal(new MCEvent(5, 2, 10, -20, 0.5f), ConfigurationVersionTests.Decode(false, 2021, 2, 5, content => content.Int32(2).Single(10).Single(-20).Single(0.5), MCEvent.Read));
    }

    [Fact]
    public void Pointing()
    {
        var raw = ConfigurationVersionTests.Decode(true, 2105, 0, 0x105, content => content.Single(1).Single(2), TrackingPosition.Read);
        Assert.Equal((5, 1f, 2f), (raw.TelId, raw.AzimuthRad, raw.AltitudeRad));
        var both = ConfigurationVersionTests.Decode(false, 3105, 0, 0x369, content => content.Array<float>(1, 2, 3, 4), TrackingPosition.Read);
        Assert.Equal((105, 3f, 4f), (both.TelId, both.AzimuthRad, both.AltitudeRad));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Monitoring_with_all_parts(int version, bool bigEndian)
    {
        var report = ConfigurationVersionTests.Decode(bigEndian, 2022, version, 0x0100FF02, content =>
        {
            content.Int16(0xFF).Int16(1).Int32(6).Time(1, 2);
            foreach (var size in new[] { 1, 2, 1, 2 }) _ = version == 0 ? content.Int16(size) : content.VarInt(size);
            content.Time(0, 0).Int32(50);
            content.Time(0, 0).Int32(1).Int32(2).Single(3).Single(4).Single(5).Single(6).Single(7);
            content.Time(0, 0).Int16(10).Array<float>(1, 2, 3, 4).Array<float>(5, 6, 7, 8);
            content.Time(0, 0).Int16(1).Int16(2).Array<short>(1, 2).Array<short>(3, 4).Write(5, 6).Array<short>(7).Array<short>(8, 9);
            content.Time(0, 0).Array<ushort>(1, 2).Array<ushort>(3, 4);
            content.Time(0, 0).Array<ushort>(1, 2).Array<ushort>(3).Write(4, 5).Write(6, 7);
            content.Time(0, 0).Array<ushort>(1, 2, 3, 4, 5);
            content.Time(0, 0).Array<int>(-1, -2, -3, -4);
        }, CameraMonitoring.Read);
        Assert.Equal((258, 2, 2, 50), (report.TelId, report.Pixels, report.Channels, report.Status));
        Assert.Equal((10, 3f, 8f), (report.Pedestals!.Samples, report.Pedestals.Pedestal[2], report.Pedestals.Noise[3]));
        Assert.Equal([8, 9], report.Voltages!.CameraTemperature);
        Assert.Equal([3, 4], report.Currents!.Value.Scaler);
        Assert.Equal([6, 7], report.Settings!.CanTrigger);
        Assert.Equal([1, 2, 3, 4, 5], report.Acquisition!);
        Assert.Equal([-1, -2, -3, -4], report.PedestalCompensation!);
        Assert.Equal(7f, report.Rates!.MeanSignificant);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Factors(int version, bool bigEndian)
    {
        var laser = ConfigurationVersionTests.Decode(bigEndian, 2023, version, 4, content =>
        {
            _ = version >= 4 ? content.Int32(2) : content.Int16(2);
            content.Int16(1).Int32(8).Array<float>(0.1f, 0.2f);
            if (version >= 1) content.Array<float>(1, 2);
            if (version >= 2) content.Array<float>(3, 4);
            if (version >= 3) content.Array<float>(5, 6);
        }, LaserCalibration.Read);
        Assert.Equal((4, 2, 1, 8), (laser.TelId, laser.Pixels, laser.Channels, laser.CalibrationId));
        Assert.Equal([0.1f, 0.2f], laser.Factor);
        Assert.Equal(version >= 2 ? [3f, 4f] : null, laser.TimeShiftNs);
        Assert.Equal(version >= 3 ? [5f, 6f] : null, laser.FlatField);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Light_of_all_telescopes(int version, bool bigEndian)
    {
        var sums = ConfigurationVersionTests.Decode(bigEndian, 2026, version, 100, content =>
        {
            content.Int32(1).Int32(2).Array<int>(7, 0).Array<int>(3, 0).Int16(2).Array<short>(0, 2).Array<int>(5, 2);
            for (var i = 0; i < version + (version > 0 ? 3 : 0); i++) content.Array<float>(i, i);
        }, MCPhotoelectronSum.Read);
        Assert.Equal([7, 0], sums.Photoelectrons);
        Assert.Equal([5, 2], Assert.Single(sums.Images).Photoelectrons);
        Assert.Equal(version >= 1 ? [3f, 3f] : [], sums.PhotonsDetected);
        Assert.Equal(version >= 2 ? [4f, 4f] : [], sums.PhotonsFrom350To450Nm);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Photo_electrons(int version, bool bigEndian)
    {
        void Write(EventIOWriter content)
        {
            content.Int32(3).Int32(4);
            if (version > 1) content.Int16(5);
            content.Int32(2);
            _ = version > 2 ? content.VarUInt(1) : content.Int16(1);
            content.Int32(1).Single(0.5);
            if (version > 1) content.Single(1.5);
            _ = version > 2 ? content.VarUInt(3) : content.Int16(3);
            content.Int32(2).Array<float>(1, 2);
            if (version > 1) content.Array<float>(3, 4).Int32(1).Int16(2).Int32(9);
        }

        using var read = ConfigurationVersionTests.Decode(bigEndian, 1208, version, 2005, Write, PhotoElectrons.Read);
        Assert.Equal((2, 5), (read.ArrayId, read.TelescopeId));
        Assert.Equal([0, 1, 0, 2], read.Counts.Values.ToArray());
        Assert.Equal([0.5f, 1, 2], read.TimesNs);
        Assert.Equal(version > 1 ? [1.5f, 3, 4] : null, read.Amplitudes);
        if (version > 1) Assert.Equal([0, 0, 9, 0], read.Photons!.Values.ToArray());
        using var counts = ConfigurationVersionTests.Decode(bigEndian, 1208, version, 2005, Write, PhotoElectrons.ReadCounts);
        Assert.Equal([0, 1, 0, 2], counts.Values.ToArray());
    }

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(1, 2, 5)]
    [InlineData(1, 1, -5)]
    [InlineData(2, 2, -5)]
    public void Times_of_pulses(int version, int listKind, int threshold)
    {
        var timing = ConfigurationVersionTests.Decode(version == 1, 2016, version, 6, content =>
        {
            _ = version >= 2 ? content.VarInt(4) : content.Int16(4);
            content.Int16(1).Int16(2).Int16(3).Int16(listKind);
            int[] list = listKind == 1 ? [1, 2] : [1, 2, 3, 3];
            _ = version >= 2 ? content.VarInt(2) : content.Int16(2);
            foreach (var pixel in list) _ = version >= 2 ? content.VarInt(pixel) : content.Int16(pixel);
            content.Int16(threshold).Int16(2).Array<short>(1, 2).Array<float>(1, 0.5f).Single(0.5).Single(20);
            for (var i = 0; i < (listKind == 1 ? 2 : 3); i++)
            {
                content.Int16(10 + i).Int16(4);
                Sum(content, 100 + i);
                if (threshold < 0) Sum(content, 200 + i);
            }

            for (var i = 0; threshold >= 0 && i < 4; i++) Sum(content, 300 + i);
        }, PixelTiming.Read);
        Assert.Equal(listKind == 1 ? [1, 2] : [1, 2, 3], timing.PixelNumbers);
        Assert.Equal([5f, 2f, 5.5f, 2f], timing.Times[..4]);
        Assert.Equal([100, 101], timing.LocalSums[..2]);
        Assert.Equal(threshold < 0 ? [200, 201] : [300, 301], timing.CommonSums[..2]);

        void Sum(EventIOWriter content, int value) => _ = version == 0 ? content.Int16(value) : content.VarInt(value);
    }

    [Fact]
    public void Lists_and_traces()
    {
        var list = ConfigurationVersionTests.Decode(true, 2027, 0, 1_000_007, content => Numbers(content, false, 3, 4), PixelList.Read);
        Assert.Equal((7, 1, 2), (list.TelId, list.Code, list.Pixels.Length));
        Assert.Equal([40_000], ConfigurationVersionTests.Decode(false, 2027, 1, 7, content => Numbers(content, true, 40_000), PixelList.Read).Pixels);
        var times = ConfigurationVersionTests.Decode(false, 2032, 0, 7, content => content.Single(0.25).VarInt(2).VarInt(5).VarInt(6).VarInt(-1).VarInt(300), PixelTriggerTimes.Read);
        Assert.Equal((0.25f, 6, 300), (times.StepNs, times.Pixels[1], times.Times[1]));
        var digital = ConfigurationVersionTests.Decode(true, 2029, 0, 1, content => content.Int32(7).Single(1).VarUInt(2).VarUInt(3).Differences(1, 2, 3).Differences(500, 0, 9), AuxiliaryTraces.ReadDigital);
        Assert.Equal([1, 2, 3, 500, 0, 9], digital.Digital);
        var analog = ConfigurationVersionTests.Decode(true, 2030, 0, 1, content => content.Int32(7).Single(0.25).VarUInt(1).VarUInt(2).Array<float>(1, 2), AuxiliaryTraces.ReadAnalog);
        Assert.Equal((7, 0.25f, 2f), (analog.TelId, analog.TimeScale, analog.Analog[1]));
        var pixels = ConfigurationVersionTests.Decode(false, 2033, 0, 7, content => content.Int32(0x1C1).Int32(2).Int16(1).Array<float>(1, 2).Write(1, 0).Array<float>(3, 4), PixelMonitoring.Read);
        Assert.Equal((2f, null, 1, 4f), (pixels.NightSkyRate![1], pixels.LowGainAmplitude, pixels.Disabled![0], pixels.DelayNs![1]));
    }

    private static void Numbers(EventIOWriter content, bool isVariable, params int[] values)
    {
        foreach (var value in values.Prepend(values.Length)) _ = isVariable ? content.VarInt(value) : content.Int16(value);
    }
}
