using System.CommandLine;
using System.Globalization;

namespace Cerulean.Cli;

/// <summary>An option with a whole number, of 1 or more where nothing else is said.</summary>
internal sealed class CountOption : Option<int?>
{
    public CountOption(string name, int least = 1) : base(name) => CustomParser = result =>
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        result.AddError($"{name} needs a whole number from {least} to {int.MaxValue}, found '{result.Tokens[0].Value}'.");
        return null;
    };
}
