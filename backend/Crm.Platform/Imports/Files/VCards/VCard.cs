namespace Crm.Platform.Imports.Files.VCards;

/// <summary>One card as it stands in a file: the line on which it begins, what it says, and what was wrong with it.</summary>
internal sealed record VCard(int Line, string Version, IReadOnlyList<VCardProperty> Properties)
{
    /// <summary>Why the whole card cannot be trusted; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Lines of the card that could not be read, each with its reason.</summary>
    public IReadOnlyList<ImportProblem> Notes { get; init; } = [];
}

/// <summary>One property of a card. <paramref name="Value"/> is decoded text whose escapes are still there, so that it can be cut at its separators.</summary>
internal sealed record VCardProperty(int Line, string? Group, string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    /// <summary>What kind of address or number this is, in lower case: the values of TYPE, and the bare words of vCard 2.1.</summary>
    public IEnumerable<string> Types => Parameters
        .Where(p => p.Key is "TYPE" or "PREF").SelectMany(p => p.Key == "PREF" ? ["pref"] : p.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(t => t.ToLowerInvariant()).Distinct(StringComparer.Ordinal);

    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value;

    /// <summary>The value without escapes.</summary>
    public string Text => VCardText.Unescape(Value);

    /// <summary>The parts of a value such as a name or an address.</summary>
    public IReadOnlyList<string> Components => VCardText.Cut(Value, ';');

    /// <summary>What binary values say of themselves; their bytes are not carried through the columns.</summary>
    public bool IsBinary => Parameter("ENCODING") is { } encoding && (encoding.Equals("B", StringComparison.OrdinalIgnoreCase) || encoding.Equals("BASE64", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The escapes of card values (RFC 6350, 3.4; the same in older versions, as their writers use them).</summary>
internal static class VCardText
{
    /// <summary>The parts between separators, without escapes.</summary>
    public static IReadOnlyList<string> Cut(string value, char separator) => [.. Pieces(value, separator).Select(Unescape)];

    /// <summary>The parts between separators as they stand; an escaped separator parts nothing.</summary>
    public static IReadOnlyList<string> Pieces(string value, char separator)
    {
        var parts = new List<string>();
        var begin = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
            }
            else if (value[i] == separator)
            {
                parts.Add(value[begin..i]);
                begin = i + 1;
            }
        }

        parts.Add(value[begin..]);
        return parts;
    }

    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var text = new global::System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                text.Append(value[i]);
                continue;
            }

            i++;
            text.Append(value[i] switch
            {
                'n' or 'N' => "\n",
                ',' or ';' or ':' or '\\' or '"' => value[i].ToString(),
                _ => $"\\{value[i]}",
            });
        }

        return text.ToString();
    }
}
