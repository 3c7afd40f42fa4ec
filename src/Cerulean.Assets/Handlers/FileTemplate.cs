using System.Globalization;
using System.Text;

namespace Cerulean.Assets.Handlers;

/// <summary>Names the files of a sequence: %s takes the next of some texts; %d, %6.6d, {:d} and {:06d} take the number of the file.</summary>
internal sealed class FileTemplate
{
    private const int WidestNumber = 100;

    private readonly string[] _literals;
    private readonly int[] _digits;

    /// <summary>A template of Python, of the old style or the new one; where the texts are used up, %s is nothing.</summary>
    /// <exception cref="AssetException">There is something else to fill in.</exception>
    public FileTemplate(string template, params ReadOnlySpan<string> texts)
    {
        var (literals, digits, literal) = (new List<string>(), new List<int>(), new StringBuilder());
        for (var at = 0; at < template.Length;)
        {
            var rest = template.AsSpan(at);
            if (rest.StartsWith("%%") || rest.StartsWith("{{") || rest.StartsWith("}}"))
            {
                literal.Append(rest[0]);
                at += 2;
            }
            else if (rest.StartsWith("%s"))
            {
                if (texts.Length > 0) literal.Append(texts[0]);
                texts = texts.Length > 0 ? texts[1..] : texts;
                at += 2;
            }
            else if (rest[0] is '%' or '{')
            {
                var end = rest[0] == '%' ? rest.IndexOf('d') : rest.IndexOf('}');
                if (end < 0 || !TryDigits(rest[1..end].TrimEnd('d'), out var width)) throw Unknown(template);
                literals.Add(literal.ToString());
                digits.Add(width);
                literal.Clear();
                at += end + 1;
            }
            else
            {
                literal.Append(rest[0]);
                at++;
            }
        }

        (_literals, _digits) = ([.. literals, literal.ToString()], [.. digits]);
    }

    /// <summary>The name of a file.</summary>
    public string Name(long number)
    {
        var name = new StringBuilder(_literals[0]);
        for (var i = 0; i < _digits.Length; i++)
        {
            // The sign of a width says what it is filled with: zeros, or spaces.
            var digits = number.ToString(_digits[i] > 0 ? $"D{_digits[i]}" : "D", CultureInfo.InvariantCulture);
            name.Append(digits.PadLeft(Math.Max(0, -_digits[i]))).Append(_literals[i + 1]);
        }

        return name.ToString();
    }

    // 6.6, 06, 6, :06, 0:06 or nothing; a precision is a number of digits, filled with zeros.
    private static bool TryDigits(ReadOnlySpan<char> text, out int width)
    {
        width = 0;
        if (text.IndexOf(':') is >= 0 and var colon) text = text[..colon] is "" or "0" ? text[(colon + 1)..] : "?";
        else if (text is "0") return true;
        if (text.IsEmpty) return true;
        var dot = text.IndexOf('.');
        var precise = dot >= 0 || text[0] == '0';
        if (!int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || digits > WidestNumber) return false;
        if (dot > 0 && int.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var least)) digits = Math.Max(digits, least);
        width = precise ? digits : -digits;
        return digits <= WidestNumber;
    }

    private static AssetException Unknown(string template) =>
        new($"Found the template '{template}', expected one that is filled with the number of a file, such as _{{:06d}}.tiff or %s%s_%6.6d.tiff.");
}
