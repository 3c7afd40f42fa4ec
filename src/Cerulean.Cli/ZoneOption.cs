using System.CommandLine;
using Cerulean.Store;

namespace Cerulean.Cli;

/// <summary>--tz: the time zone that times are shown in.</summary>
internal sealed class ZoneOption : Option<TimeZoneInfo?>
{
    public ZoneOption() : base("--tz")
    {
        HelpName = "ZONE";
        Description = "Times as local times of this zone with their offset from UTC, in every format; such as Europe/Berlin, or UTC";
        CustomParser = result =>
        {
            try
            {
                return TimeStruct.Zone(result.Tokens[0].Value);
            }
            catch (StoreException error)
            {
                result.AddError($"--tz: {error.Message}");
                return null;
            }
        };
    }
}
