using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

public static partial class HeaderJson
{
    /// <summary>The header of a simulation, as it is stored.</summary>
    public static JsonObject Of(MCRunHeader header) => JsonObject.Of(
        ("shower_prog_id", header.ShowerProgId),
        ("shower_prog_vers", header.ShowerProgVersion),
        ("shower_prog_start", header.ShowerProgStartS),
        ("detector_prog_id", header.DetectorProgId),
        ("detector_prog_vers", header.DetectorProgVersion),
        ("detector_prog_start", header.DetectorProgStartS),
        ("obsheight", JsonNumbers.Of(header.ObservationHeightM)),
        ("n_showers", header.ShowerCount),
        ("n_use", header.ShowerReuse),
        ("core_pos_mode", header.CorePositionMode),
        ("core_range", JsonNumbers.List(header.CoreRangeM)),
        ("alt_range", JsonNumbers.List(header.AltitudeRangeRad)),
        ("az_range", JsonNumbers.List(header.AzimuthRangeRad)),
        ("diffuse", header.Diffuse),
        ("viewcone", JsonNumbers.List(header.ViewConeDeg)),
        ("E_range", JsonNumbers.List(header.EnergyRangeTeV)),
        ("spectral_index", JsonNumbers.Of(header.SpectralIndex)),
        ("B_total", JsonNumbers.Of(header.MagneticFieldUT)),
        ("B_inclination", JsonNumbers.Of(header.MagneticInclinationRad)),
        ("B_declination", JsonNumbers.Of(header.MagneticDeclinationRad)),
        ("injection_height", JsonNumbers.Of(header.InjectionHeightM)),
        ("atmosphere", header.Atmosphere),
        ("corsika_iact_options", header.CorsikaIactOptions),
        ("corsika_low_E_model", header.CorsikaLowEModel),
        ("corsika_high_E_model", header.CorsikaHighEModel),
        ("corsika_bunchsize", JsonNumbers.Of(header.CorsikaBunchSize)),
        ("corsika_wlen_min", JsonNumbers.Of(header.CorsikaWavelengthMinNm)),
        ("corsika_wlen_max", JsonNumbers.Of(header.CorsikaWavelengthMaxNm)),
        ("corsika_low_E_detail", header.CorsikaLowEDetail),
        ("corsika_high_E_detail", header.CorsikaHighEDetail));

    /// <summary>The configuration of a simulation, with units.</summary>
    public static JsonObject SimulationConfiguration(int run, MCRunHeader header) => JsonObject.Of(
        ("run_number", run),
        ("corsika_version", header.ShowerProgVersion),
        ("simtel_version", header.DetectorProgVersion),
        ("energy_range_min", JsonNumbers.Quantity(header.EnergyRangeTeV[0], "TeV")),
        ("energy_range_max", JsonNumbers.Quantity(header.EnergyRangeTeV[1], "TeV")),
        ("prod_site_B_total", JsonNumbers.Quantity(header.MagneticFieldUT, "uT")),
        ("prod_site_B_declination", JsonNumbers.Quantity(header.MagneticDeclinationRad, "rad")),
        ("prod_site_B_inclination", JsonNumbers.Quantity(header.MagneticInclinationRad, "rad")),
        ("prod_site_alt", JsonNumbers.Quantity(header.ObservationHeightM, "m")),
        ("spectral_index", JsonNumbers.Of(header.SpectralIndex)),
        ("shower_prog_start", header.ShowerProgStartS),
        ("shower_prog_id", header.ShowerProgId),
        ("detector_prog_start", header.DetectorProgStartS),
        ("detector_prog_id", header.DetectorProgId),
        ("n_showers", header.ShowerCount),
        ("shower_reuse", header.ShowerReuse),
        ("max_alt", JsonNumbers.Quantity(header.AltitudeRangeRad[1], "rad")),
        ("min_alt", JsonNumbers.Quantity(header.AltitudeRangeRad[0], "rad")),
        ("max_az", JsonNumbers.Quantity(header.AzimuthRangeRad[1], "rad")),
        ("min_az", JsonNumbers.Quantity(header.AzimuthRangeRad[0], "rad")),
        ("diffuse", header.Diffuse),
        ("max_viewcone_radius", JsonNumbers.Quantity(header.ViewConeDeg[1], "deg")),
        ("min_viewcone_radius", JsonNumbers.Quantity(header.ViewConeDeg[0], "deg")),
        ("max_scatter_range", JsonNumbers.Quantity(header.CoreRangeM[1], "m")),
        ("min_scatter_range", JsonNumbers.Quantity(header.CoreRangeM[0], "m")),
        ("core_pos_mode", header.CorePositionMode),
        ("atmosphere", header.Atmosphere),
        ("corsika_iact_options", header.CorsikaIactOptions),
        ("corsika_low_E_model", header.CorsikaLowEModel),
        ("corsika_high_E_model", header.CorsikaHighEModel),
        ("corsika_bunchsize", JsonNumbers.Of(header.CorsikaBunchSize)),
        ("corsika_wlen_min", JsonNumbers.Quantity(header.CorsikaWavelengthMinNm, "nm")),
        ("corsika_wlen_max", JsonNumbers.Quantity(header.CorsikaWavelengthMaxNm, "nm")),
        ("corsika_low_E_detail", header.CorsikaLowEDetail),
        ("corsika_high_E_detail", header.CorsikaHighEDetail));
}
