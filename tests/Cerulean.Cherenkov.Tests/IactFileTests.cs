using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Tests;

/// <summary>What the sample files do not have: 3D photons, weights, both orders of bytes, cuts.</summary>
public sealed class IactFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_object_is_read(bool bigEndian)
    {
        using var file = Open(SyntheticFiles.Iact(bigEndian));
        Assert.Equal(("RUNH", 17, 7.74f, -2f, 1), (file.RunHeader!.Label, file.RunHeader.Id, file.RunHeader.CorsikaVersion, file.RunHeader.SpectralIndex, file.RunHeader.Showers));
        Assert.Equal([220_000f], file.RunHeader.ObservationLevelsCm.ToArray());
        Assert.Equal([0f, 50f], file.Telescopes!.YCm);
        Assert.Equal(["RUNNR 17", "EXIT"], file.InputCard);
        Assert.Equal([new AtmosphereLevel(1, 2, 3, 4)], file.Atmosphere!.Table);
        var count = 0;
        foreach (var shower in file.ReadEvents())
        {
            count++;
            Assert.Equal((3f, 1, 80f, 2), (shower.Header.EventNumber, shower.Header.ParticleId, shower.Header.TotalEnergyGeV, shower.Header.Uses));
            Assert.Equal([4f, 5f, 6f], Assert.Single(shower.Longitudinal)[1].ToArray());
            Assert.Equal([14, 6], shower.GroundParticles!.Values.ToArray().Select(particle => particle.ParticleId));
            Assert.Equal([(-1f, -3f, 0.5f), (2f, 4f, 0.25f)], shower.Uses.Select(use => (use.ImpactXCm, use.ImpactYCm, use.Weight)));
            var (first, second) = (shower.Uses[0], shower.Uses[1]);
            Assert.Equal([1f, 2f], first.Bunches[0].Bunches.ToArray().Select(bunch => bunch.Photons));
            Assert.Equal(2, first.Bunches[0].Emitters.Length);
            Assert.Equal(0.1f, first.Bunches[0].Emitters[1].MassGeV);
            Assert.Equal(new PhotonBunch(1, -2, 0.1f, -1, 10, MathF.Pow(10, 5954 * 0.001f), 2.5f, 0), first.Bunches[1].Bunches[0]);
            Assert.Equal(-350, first.Bunches[1].Bunches[1].WavelengthNm);
            Assert.Equal((-1f, 1000f), (second.Bunches3D[0].Values[0].Cz, second.Bunches3D[0].Values[0].DistanceCm));
            var photoElectrons = Assert.Single(second.PhotoElectrons);
            Assert.Equal((1, 1, 1, 2), (photoElectrons.ArrayId, photoElectrons.TelescopeId, photoElectrons.Counts[7], photoElectrons.Counts[300]));
            Assert.Equal([10f, 11f, 12f], photoElectrons.TimesNs);
            Assert.Equal((0.5f, 8, 9f), (shower.ExtraParameters!.Weight, shower.ExtraParameters.Integers[1], shower.ExtraParameters.Floats[0]));
            Assert.Equal(5, shower.End!["n_photons_weighted"][0]);
        }

        Assert.Equal(1, count);
        Assert.Equal(1, file.RunEnd!.Events);
    }

    [Fact]
    public void Telescopes_between_a_head_and_an_end_are_those_of_a_use()
    {
        using var file = Open(SyntheticFiles.SplitIact());
        foreach (var shower in file.ReadEvents())
            Assert.Equal([(0, "0 1"), (1, "0 1")], shower.Uses.Select(use => (use.ArrayId, string.Join(' ', use.Bunches.Select(bunches => bunches.TelescopeId)))));
    }

    [Fact]
    public void A_cut_file_gives_its_complete_showers()
    {
        var shower = new EventIOWriter().Object(1202, 0, 1, content => content.Int32(2).Int32(0).Single(1)).Object(1209, 0, 1, content => content.Int32(2).Int32(0).Single(1)).ToArray();
        byte[] two = [.. shower, .. shower];
        for (var length = 0; length <= two.Length; length++)
        {
            var count = 0;
            var error = Record.Exception(() =>
            {
                using var file = Open(two[..length]);
                foreach (var read in file.ReadEvents()) count += read.End is null ? 0 : 1;
            });
            Assert.Equal(length / shower.Length, count);
            if (error is not null) Assert.True(Assert.IsType<EventIOException>(error).IsTruncated);
        }
    }

    [Fact]
    public void Unknown_types_and_versions_are_counted()
    {
        var file = new EventIOWriter().Object(1202, 0, 1, content => content.Int32(2).Int32(0).Single(1))
            .Object(4711, 3, 0, content => content.Int32(1)).Object(1203, 9, 0, content => content.Int32(1)).Object(1205, 2000, 0, content => content.Int32(1));
        using var read = Open(file.ToArray());
        Assert.Single(read.ReadEvents().Select(shower => shower.Header.Id));
        Assert.Equal([(1203, 9), (1205, 2000), (4711, 3)], read.Skipped.Counts.Keys);
    }

    private static IactFile Open(byte[] bytes) => IactFile.Open(new EventIOReader(new MemoryStream(bytes), "synthetic"));
}
