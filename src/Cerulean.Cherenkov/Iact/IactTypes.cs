namespace Cerulean.Cherenkov.Iact;

/// <summary>Numbers of the object types of the IACT option.</summary>
internal static class IactTypes
{
    public const int RunHeader = 1200;
    public const int TelescopeDefinition = 1201;
    public const int EventHeader = 1202;
    public const int ArrayOffsets = 1203;
    public const int TelescopeData = 1204;
    public const int Photons = 1205;
    public const int PhotoElectrons = 1208;
    public const int EventEnd = 1209;
    public const int RunEnd = 1210;
    public const int Longitudinal = 1211;
    public const int InputCard = 1212;
    public const int ArrayHead = 1213;
    public const int ArrayEnd = 1214;
    public const int Photons3D = 1217;
}
