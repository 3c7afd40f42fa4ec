using System.Runtime.InteropServices;

namespace Cerulean.Cherenkov.Iact;

/// <summary>A particle that comes to the observation level.</summary>
/// <param name="XCm">Position along x, cm.</param>
/// <param name="YCm">Position along y, cm.</param>
/// <param name="Cx">Direction cosine along x.</param>
/// <param name="Cy">Direction cosine along y.</param>
/// <param name="TimeNs">When, ns; for the additional information on a muon (types 75 and 76) the height where it was made, cm.</param>
/// <param name="MomentumGeV">Momentum, GeV/c.</param>
/// <param name="Weight">Weight by thinning; 1 without.</param>
/// <param name="Code">1000 times the type of the particle, plus 10 times its generation, plus the number of the level.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct GroundParticle(float XCm, float YCm, float Cx, float Cy, float TimeNs, float MomentumGeV, float Weight, float Code)
{
    /// <summary>Type of the particle, as CORSIKA numbers them.</summary>
    public int ParticleId => (int)Code / 1000;
}
