using System.Runtime.InteropServices;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Cherenkov photons that may come from any direction, from below too.</summary>
/// <param name="XCm">Where they arrive, from the centre of the telescope's sphere, cm.</param>
/// <param name="YCm">The same along y, cm.</param>
/// <param name="ZCm">The same along z, cm.</param>
/// <param name="Cx">Direction cosine along x.</param>
/// <param name="Cy">Direction cosine along y.</param>
/// <param name="Cz">Direction cosine along z, negative for downwards.</param>
/// <param name="TimeNs">When, ns, from the time offset of the event on.</param>
/// <param name="DistanceCm">How far away they were emitted, cm.</param>
/// <param name="Photons">How many.</param>
/// <param name="WavelengthNm">Wavelength, nm; 0 where it is not decided yet; 9999 marks a record of the emitting particle.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PhotonBunch3D(
    float XCm, float YCm, float ZCm, float Cx, float Cy, float Cz, float TimeNs, float DistanceCm, float Photons, float WavelengthNm);
