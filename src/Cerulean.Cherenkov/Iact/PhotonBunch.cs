using System.Runtime.InteropServices;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Cherenkov photons of one place, direction and time, as they come to a telescope.</summary>
/// <param name="XCm">Where they cross the horizontal plane through the centre of the telescope's sphere, from there, cm.</param>
/// <param name="YCm">The same along y, cm.</param>
/// <param name="Cx">Direction cosine along x.</param>
/// <param name="Cy">Direction cosine along y.</param>
/// <param name="TimeNs">When, ns, from the time offset of the event on.</param>
/// <param name="EmissionHeightCm">Height above the sea where they were emitted, cm.</param>
/// <param name="Photons">How many.</param>
/// <param name="WavelengthNm">Wavelength, nm; 0 where it is not decided yet, negative for scattered light.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PhotonBunch(float XCm, float YCm, float Cx, float Cy, float TimeNs, float EmissionHeightCm, float Photons, float WavelengthNm);
