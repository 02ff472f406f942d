namespace Crm.Platform.Imports.Files.VCards;

/// <summary>What stands before the colon of a property: group, name and parameters.</summary>
internal sealed record VCardHead(string? Group, string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    private static readonly string[] Encodings = ["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"];

    public bool IsQuotedPrintable => Has("QUOTED-PRINTABLE");

    public bool IsBase64 => Has("BASE64") || Has("B");

    public string? Charset => Parameters.FirstOrDefault(p => p.Key == "CHARSET").Value;

    /// <summary>The head of a line, its value as it stands behind the colon; null where the line is no property.</summary>
    public static VCardHead? Of(string line, VCardValue values)
    {
        var colon = Find(line, ':', 0);

        // A quotation mark that is never closed hides no colon.
        colon = colon < 0 ? line.IndexOf(':', StringComparison.Ordinal) : colon;
        if (colon <= 0)
        {
            return null;
        }

        var head = line[..colon];
        var semicolon = Find(head, ';', 0);
        var name = (semicolon < 0 ? head : head[..semicolon]).Trim();
        var dot = name.LastIndexOf('.');
        var group = dot > 0 ? name[..dot] : null;
        name = name[(dot + 1)..];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return null;
        }

        var parameters = new List<KeyValuePair<string, string>>();
        while (semicolon >= 0)
        {
            var begin = semicolon + 1;
            semicolon = Find(head, ';', begin);
            AddParameter(parameters, semicolon < 0 ? head[begin..] : head[begin..semicolon], values);
        }

        return new VCardHead(group, name.ToUpperInvariant(), parameters, line[(colon + 1)..]);
    }

    private static void AddParameter(List<KeyValuePair<string, string>> parameters, string text, VCardValue values)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : text[..equals].Trim().ToUpperInvariant();
        var value = values.Text((equals < 0 ? text : text[(equals + 1)..]).Replace("\"", "", StringComparison.Ordinal).Trim(), null);
        if (value.Length == 0)
        {
            return;
        }

        // Version 2.1 says TEL;HOME and PHOTO;BASE64 where later ones name the parameter.
        name = name.Length > 0 ? name : Encodings.Contains(value, StringComparer.OrdinalIgnoreCase) ? "ENCODING" : "TYPE";
        value = value.Replace("^n", "\n", StringComparison.Ordinal).Replace("^'", "\"", StringComparison.Ordinal).Replace("^^", "^", StringComparison.Ordinal);
        parameters.Add(new(name, value));
    }

    private static int Find(string text, char wanted, int from)
    {
        var isQuoted = false;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == wanted && !isQuoted)
            {
                return i;
            }
        }

        return -1;
    }

    private bool Has(string encoding) => Parameters.Any(p => p.Key == "ENCODING" && p.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
}
