using System.CommandLine;
using System.Globalization;

namespace Cerulean.Cli;

/// <summary>An option with a whole number of 1 or more.</summary>
internal sealed class CountOption : Option<int?>
{
    public CountOption(string name) : base(name) => CustomParser = result =>
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        result.AddError($"{name} needs a whole number from 1 to {int.MaxValue}, found '{result.Tokens[0].Value}'.");
        return null;
    };
}
