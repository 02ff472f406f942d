using System.Text.RegularExpressions;

namespace Crm.Platform.Normalisation.Phones;

/// <summary>What a number is for.</summary>
public enum PhoneType
{
    Unknown,
    FixedLine,
    Mobile,
    FixedLineOrMobile,
    TollFree,
    PremiumRate,
    PersonalNumber,
    Voicemail,
    SharedLine,
    Pager,
    InternetLine,
    SharedCost,
}

/// <summary>How long a number is, measured against its plan.</summary>
internal enum PhoneLength
{
    Possible,
    TooShort,
    TooLong,
    Invalid,
}

/// <summary>The numbering plan of one region, or of a calling code that belongs to none (region 001).</summary>
internal sealed class PhonePlan
{
    // The order of types in the metadata, and the order in which numbers are tried against them.
    private static readonly PhoneType[] Stored =
    [
        PhoneType.FixedLine, PhoneType.Mobile, PhoneType.TollFree, PhoneType.PremiumRate, PhoneType.PersonalNumber,
        PhoneType.Voicemail, PhoneType.SharedLine, PhoneType.Pager, PhoneType.InternetLine, PhoneType.SharedCost,
    ];

    private static readonly PhoneType[] Special =
    [
        PhoneType.PremiumRate, PhoneType.TollFree, PhoneType.SharedCost, PhoneType.InternetLine,
        PhoneType.PersonalNumber, PhoneType.Pager, PhoneType.SharedLine, PhoneType.Voicemail,
    ];

    private readonly Lazy<DigitPattern> general;
    private readonly Lazy<DigitPattern>? leading;
    private readonly Lazy<DigitPattern>? international;
    private readonly Lazy<DigitPattern>? prefix;
    private readonly Lazy<Regex>? prefixWithGroups;
    private readonly string? transform;
    private readonly int lengths;
    private readonly Dictionary<PhoneType, (Lazy<DigitPattern>? Pattern, int Lengths)> types = [];

    /// <param name="cells">The cells of a P line of the metadata, each null where it is empty.</param>
    public PhonePlan(Func<int, string?> cells)
    {
        Region = cells(1)!;
        CallingCode = cells(2)!;
        IsMain = cells(3) is not null;
        international = Pattern(cells(4));
        general = Pattern(cells(5))!;
        lengths = Lengths(cells(6));
        transform = cells(8);
        leading = Pattern(cells(9));
        Prefix = cells(10);
        FormattingRule = cells(11);
        ExtensionLabel = cells(12) ?? " ext. ";
        if ((cells(7) ?? Prefix) is { } parsing)
        {
            // Alternatives that take groups or look for the end are few; the rest is plain digits.
            if (transform is not null || parsing.Contains('$', StringComparison.Ordinal))
            {
                prefixWithGroups = new(() => new Regex($"^(?:{parsing})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
            }
            else
            {
                prefix = Pattern(parsing);
            }
        }
    }

    public string Region { get; }

    public string CallingCode { get; }

    public bool IsMain { get; }

    public string? Prefix { get; }

    public string? FormattingRule { get; }

    public string ExtensionLabel { get; }

    public List<PhoneFormat> Formats { get; } = [];

    public void AddType(int index, string? pattern, string? ownLengths) =>
        types[Stored[index]] = (Pattern(pattern), ownLengths is null ? lengths : Lengths(ownLengths));

    /// <summary>Whether the digits are formed as numbers of the plan are.</summary>
    public bool LooksNational(ReadOnlySpan<char> digits) => general.Value.Matches(digits);

    /// <summary>Whether the plan is told from others of its calling code by how numbers begin, and this one begins so.</summary>
    public bool? BeginsLikeMine(ReadOnlySpan<char> digits) => leading is null ? null : leading.Value.PrefixLength(digits) >= 0;

    public PhoneLength Measure(ReadOnlySpan<char> digits)
    {
        if (Has(lengths, digits.Length))
        {
            return PhoneLength.Possible;
        }

        return lengths >> (digits.Length + 1) == 0 ? PhoneLength.TooLong
            : (lengths & ((1 << digits.Length) - 1)) == 0 ? PhoneLength.TooShort
            : PhoneLength.Invalid;
    }

    public PhoneType TypeOf(ReadOnlySpan<char> digits)
    {
        if (!Has(lengths, digits.Length) || !LooksNational(digits))
        {
            return PhoneType.Unknown;
        }

        foreach (var type in Special)
        {
            if (Is(type, digits))
            {
                return type;
            }
        }

        // An empty pattern says that mobile numbers look like those of fixed lines.
        var isSame = types.TryGetValue(PhoneType.Mobile, out var mobile) && mobile.Pattern is null;
        if (Is(PhoneType.FixedLine, digits))
        {
            return isSame || Is(PhoneType.Mobile, digits) ? PhoneType.FixedLineOrMobile : PhoneType.FixedLine;
        }

        return Is(PhoneType.Mobile, digits) ? PhoneType.Mobile : PhoneType.Unknown;
    }

    /// <summary>How many digits at the beginning dial out of the region: 00, 011, 810; -1 where none do.</summary>
    public int InternationalPrefixLength(ReadOnlySpan<char> digits) => international?.Value.PrefixLength(digits) ?? -1;

    /// <summary>The number without the prefix that is dialled only within the region, or as the plan rewrites it.</summary>
    public ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<char> rest;
        if (prefixWithGroups is not null)
        {
            var text = digits.ToString();
            var match = prefixWithGroups.Value.Match(text);
            if (!match.Success)
            {
                return digits;
            }

            var last = match.Groups[^1];
            rest = transform is null || match.Groups.Count == 1 || !last.Success
                ? digits[match.Length..]
                : string.Concat(match.Result(transform.Replace("$1", "${1}", StringComparison.Ordinal)), text.AsSpan(match.Length));
        }
        else if (prefix?.Value.PrefixLength(digits) is int length and >= 0)
        {
            rest = digits[length..];
        }
        else
        {
            return digits;
        }

        // What is right as it stands is not cut into something that is not.
        return LooksNational(digits) && !LooksNational(rest) ? digits : rest;
    }

    private bool Is(PhoneType type, ReadOnlySpan<char> digits) =>
        types.TryGetValue(type, out var own) && own.Pattern is not null && Has(own.Lengths, digits.Length) && own.Pattern.Value.Matches(digits);

    private static bool Has(int lengths, int length) => length < 31 && (lengths & (1 << length)) != 0;

    private static int Lengths(string? list) => list?.Split(',').Aggregate(0, (bits, length) => bits | (1 << int.Parse(length, System.Globalization.CultureInfo.InvariantCulture))) ?? 0;

    private static Lazy<DigitPattern>? Pattern(string? pattern) => pattern is null ? null : new(() => new DigitPattern(pattern));
}
