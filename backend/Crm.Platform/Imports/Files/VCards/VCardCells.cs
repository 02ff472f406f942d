namespace Crm.Platform.Imports.Files.VCards;

/// <summary>What a card puts into which column of the table that its file becomes.</summary>
internal static class VCardCells
{
    /// <summary>The whole name of cards that give no parts of it.</summary>
    public const string NameAlone = "FN;alone";

    /// <summary>What speaks of the file and of the program that wrote it.</summary>
    private static readonly string[] OfTheFile = ["PRODID", "REV", "VERSION", "PROFILE", "KIND", "CLIENTPIDMAP", "MAILER", "TEXT"];

    private static readonly string[] OfName = ["family", "given", "additional", "prefix", "suffix"];
    private static readonly string[] OfAddress = ["pobox", "extended", "street", "city", "region", "postalCode", "country"];
    private static readonly string[] Lists = ["EMAIL", "TEL", "NOTE", "CATEGORIES"];

    /// <summary>Kinds that decide where a number goes; all others say how it can be used.</summary>
    private static readonly string[] Kinds = ["pref", "work", "home", "cell", "fax", "pager", "modem", "main", "assistant"];

    public static bool SaysOfThePerson(string column) => !OfTheFile.Contains(column);

    public static IEnumerable<KeyValuePair<string, string>> Of(VCard card)
    {
        var labels = card.Properties.Where(p => p is { Name: "X-ABLABEL", Group: not null }).GroupBy(p => p.Group!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => Plain(g.First().Text), StringComparer.OrdinalIgnoreCase);
        var name = card.Properties.FirstOrDefault(p => p.Name == "N");
        var hasName = name is not null && name.Components.Take(2).Any(c => !string.IsNullOrWhiteSpace(c));
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);

        // Preferred values come first within their column, in the order that version 4 gives them.
        foreach (var property in card.Properties.Where(p => (p.Name != "X-ABLABEL" || p.Group is null) && !(p.Name == "FN" && hasName && SaysNoMore(p.Text, name!.Value))).OrderBy(Rank))
        {
            var column = Column(property, labels, hasName);
            if (!Lists.Contains(property.Name))
            {
                seen[column] = seen.GetValueOrDefault(column) + 1;
                column = seen[column] == 1 ? column : $"{column} {seen[column]}";
            }

            foreach (var (part, text) in Parts(property, column).Where(p => !string.IsNullOrWhiteSpace(p.Value)))
            {
                cells[part] = cells.TryGetValue(part, out var before) ? $"{before}\n{text.Trim()}" : text.Trim();
            }
        }

        return cells;
    }

    // A whole name beside its parts, of which it is made.
    private static bool SaysNoMore(string whole, string parts) => Words(whole).All(Words(VCardText.Unescape(parts)).ToHashSet(StringComparer.Ordinal).Contains);

    private static IEnumerable<string> Words(string text) => Search.Folding.Key(text).Split([' ', ',', ';', '.', '-', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<KeyValuePair<string, string>> Parts(VCardProperty property, string column) => property.Name switch
    {
        "N" => VCardText.Pieces(property.Value, ';').Take(OfName.Length).Select((c, i) => KeyValuePair.Create($"{column}.{OfName[i]}", Several(c))),
        "ADR" => property.Components.Take(OfAddress.Length).Select((c, i) => KeyValuePair.Create($"{column}.{OfAddress[i]}", c)),
        "ORG" =>
        [
            KeyValuePair.Create(column, property.Components[0]),
            KeyValuePair.Create($"{column}.unit", string.Join(", ", property.Components.Skip(1).Select(c => c.Trim()).Where(c => c.Length > 0))),
        ],
        "CATEGORIES" or "NICKNAME" => [KeyValuePair.Create(column, string.Join(property.Name == "NICKNAME" ? ", " : "; ", VCardText.Cut(property.Value, ',').Select(c => c.Trim())))],
        _ => [KeyValuePair.Create(column, Text(property))],
    };

    private static string Text(VCardProperty property) => property.Name switch
    {
        "TEL" => Number(property.Text),
        "UID" => Without("urn:uuid:", property.Text),
        "BDAY" or "ANNIVERSARY" => Day(property.Text),
        _ => property.Text,
    };

    private static string Column(VCardProperty property, Dictionary<string, string> labels, bool hasName)
    {
        switch (property.Name)
        {
            case "FN":
                return hasName ? "FN" : NameAlone;
            case "TEL" or "EMAIL" or "ADR" or "LABEL" or "URL" or "IMPP":
                var types = property.Types.ToHashSet(StringComparer.Ordinal);
                if (property.Group is { } group && labels.TryGetValue(group, out var label))
                {
                    types.Add(Kinds.FirstOrDefault(k => label.Contains(k, StringComparison.OrdinalIgnoreCase)) ?? "other");
                }

                if (property.Name is "ADR" or "URL" or "LABEL" or "IMPP")
                {
                    types.Remove("pref");
                }

                var known = Kinds.Append("other").Where(types.Contains).Where(t => property.Name is "TEL" || t is not ("cell" or "main")).ToList();
                var name = property.Name == "TEL" && property.Value.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? "IMPP" : property.Name;
                return known.Count == 0 ? name : $"{name};{string.Join(' ', known)}";
            case "X-CRM-EXTERNALID" when property.Parameter("X-SOURCE") is { } source:
                return $"{property.Name};{source}";
            default:
                return property.Name;
        }
    }

    private static int Rank(VCardProperty property)
    {
        var order = property.Parameters.FirstOrDefault(p => p.Key == "PREF").Value;
        return int.TryParse(order, global::System.Globalization.CultureInfo.InvariantCulture, out var rank) ? Math.Clamp(rank, 1, 100) : property.Types.Contains("pref") ? 1 : 101;
    }

    // One part of a name may hold several, which commas without an escape part.
    private static string Several(string component) => string.Join(", ", VCardText.Cut(component, ',').Select(c => c.Trim()));

    // tel:+1-418-656-9254;ext=102
    private static string Number(string text) => Without("tel:", text).Replace(";ext=", " ext. ", StringComparison.OrdinalIgnoreCase);

    // 2009-08-08T14:30 and 20090808T1430-0500 stand for their day.
    private static string Day(string text) => text.IndexOf('T', StringComparison.Ordinal) is var time and >= 8 ? text[..time] : text;

    private static string Without(string prefix, string text) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;

    // Apple writes _$!<HomePage>!$_ for labels of its own.
    private static string Plain(string label) => label.Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal);
}
