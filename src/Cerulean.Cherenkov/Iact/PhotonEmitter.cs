using System.Runtime.InteropServices;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The particle that emitted a bunch of photons; it stands behind its bunch in files of the IACTEXT option.</summary>
/// <param name="XCm">Position along x where the photons arrive, cm.</param>
/// <param name="YCm">The same along y, cm.</param>
/// <param name="MassGeV">Mass, GeV/c2.</param>
/// <param name="Charge">Charge, in elementary charges.</param>
/// <param name="TimeNs">When the photons arrive, ns.</param>
/// <param name="EmissionTimeNs">When they were emitted, ns.</param>
/// <param name="EnergyGeV">Energy, GeV.</param>
/// <param name="Marker">9999, where a bunch has its wavelength.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PhotonEmitter(float XCm, float YCm, float MassGeV, float Charge, float TimeNs, float EmissionTimeNs, float EnergyGeV, float Marker);
