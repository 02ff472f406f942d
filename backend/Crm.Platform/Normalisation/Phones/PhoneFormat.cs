using System.Text.RegularExpressions;

namespace Crm.Platform.Normalisation.Phones;

/// <summary>How national numbers that begin so and are so long are grouped.</summary>
internal sealed class PhoneFormat(string pattern, string format, string? leading, string? rule, string? abroad)
{
    private readonly Lazy<Regex> whole = new(() => new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    private readonly Lazy<DigitPattern>? begins = leading is null ? null : new(() => new DigitPattern(leading));

    /// <summary>The number as it is dialled within the country; null where this format is not for it.</summary>
    /// <param name="digits">The national number.</param>
    /// <param name="usual">The rule of the country for its prefix, where the format has none.</param>
    public string? AtHome(string digits, string? usual)
    {
        var prefixed = rule ?? usual;
        return Apply(digits, prefixed is null ? format : ReplaceFirstGroup(prefixed));
    }

    /// <summary>The number as it stands behind the calling code; null where this format is not for it.</summary>
    public string? Abroad(string digits) => Apply(digits, abroad ?? format);

    private string? Apply(string digits, string grouped)
    {
        if (begins is not null && begins.Value.PrefixLength(digits) < 0)
        {
            return null;
        }

        var match = whole.Value.Match(digits);
        return match.Success ? match.Result(Braced(grouped)) : null;
    }

    // The first group of the format gets the prefix: "0$1", "($1)", "8 ($1)".
    private string ReplaceFirstGroup(string prefixed)
    {
        var first = format.IndexOf('$', StringComparison.Ordinal);
        return format[..first] + prefixed.Replace("$1", format.Substring(first, 2), StringComparison.Ordinal) + format[(first + 2)..];
    }

    // "$15" would be a group of its own: a prefix may end with a digit, and a format may go on with one.
    private static string Braced(string grouped) => string.Concat(grouped.Select((c, i) => i > 0 && grouped[i - 1] == '$' ? $"{{{c}}}" : c.ToString()));
}
