using System.CommandLine;
using System.Globalization;

namespace Cerulean.Cli;

/// <summary>An option with a number from a range.</summary>
internal sealed class NumberOption : Option<double?>
{
    public NumberOption(string name, string description, double least = -1e6, double most = 1e6) : base(name)
    {
        (Description, HelpName) = (description, "X");
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} needs a number from {least} to {most}, found '{text}'."));
            return null;
        };
    }
}
