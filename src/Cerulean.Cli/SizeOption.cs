using System.CommandLine;
using System.Globalization;

namespace Cerulean.Cli;

/// <summary>An option with two whole numbers of 1 or more, such as 6x7.</summary>
internal sealed class SizeOption : Option<(int Rows, int Columns)?>
{
    public SizeOption(string name, string description) : base(name)
    {
        (Description, HelpName) = (description, "ROWSxCOLUMNS");
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Split('x') is [var rows, var columns] && TryRead(rows, out var height) && TryRead(columns, out var width)) return (height, width);
            result.AddError($"{name} needs rows and columns, such as 6x7, found '{text}'.");
            return null;
        };
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
