using System.Globalization;
using System.Text;
using Crm.Kernel.Values;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Exports;

/// <summary>Cards (RFC 6350, vCard 4.0). What a card has no property for stands in properties of our own, so that an import brings all of it back.</summary>
internal sealed class VCardFile(RecordType type) : ExportFile
{
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal) { ["title"] = "TITLE", ["notes"] = "NOTE", ["nickname"] = "NICKNAME" };
    private static readonly string[] WithinOthers = ["accountId", "department"];
    private StreamWriter? text;
    private HashSet<Field> fields = [];

    public override string ContentType => "text/vcard; charset=utf-8";

    public override string Extension => "vcf";

    public override Task Begin(Stream stream, IReadOnlyList<Field> fields, IReadOnlyList<string> headers)
    {
        this.fields = [.. fields];
        text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        return Task.CompletedTask;
    }

    public override async Task Write(ExportRow row)
    {
        var card = new VCardLines();
        card.Add("VERSION", "4.0");
        if (type.PersonName is null)
        {
            card.Add("KIND", "org");
        }

        Name(card, row);
        foreach (var field in type.Fields.Where(f => fields.Contains(f) && f != type.LabelField && type.PersonName?.Parts.Contains(f) != true && !WithinOthers.Contains(f.Name)))
        {
            Property(card, field, field.Get(row.Record), row);
        }

        card.Add("UID", $"urn:uuid:{row.Record.Id}");
        card.Add("REV", row.Record.UpdatedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        foreach (var key in row.Context.ExternalIds[row.Record.Id])
        {
            card.Add($"X-CRM-EXTERNALID;X-SOURCE={VCardLines.Parameter(key.Source)}", VCardLines.Escape(key.Key));
        }

        await text!.WriteAsync("BEGIN:VCARD\r\n");
        await text.WriteAsync(card.ToString());
        await text.WriteAsync("END:VCARD\r\n");
    }

    public override Task Flush() => text!.FlushAsync();

    public override ValueTask DisposeAsync() => text?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Name(VCardLines card, ExportRow row)
    {
        // A card without a name is none; a field that the caller may not see is not told by it.
        card.Add("FN", VCardLines.Escape(fields.Contains(type.LabelField) || type.PersonName is not null ? type.LabelField.Get(row.Record) as string ?? "" : row.Record.Id.ToString()));
        if (type.PersonName is { } name)
        {
            string Part(Field field) => fields.Contains(field) ? VCardLines.Escape(field.Get(row.Record) as string ?? "") : "";
            card.Add("N", $"{Part(name.Family)};{Part(name.Given)};{Part(name.Middle)};{Part(name.Salutation)};");
            card.Add("NICKNAME", Part(name.Nickname));
        }

        string Other(string field) => type.Find(field) is { } found && fields.Contains(found) ? row.Text(found) : "";
        var (company, department) = (type.PersonName is null && fields.Contains(type.LabelField) ? row.Text(type.LabelField) : Other("accountId"), Other("department"));
        card.Add("ORG", department.Length == 0 ? VCardLines.Escape(company) : $"{VCardLines.Escape(company)};{VCardLines.Escape(department)}");
    }

    private static void Property(VCardLines card, Field field, object? value, ExportRow row)
    {
        switch (value)
        {
            case List<EmailAddress> emails:
                emails.ForEach(e => card.Add("EMAIL" + TypeOf(e.Label), VCardLines.Escape(e.Address)));
                break;
            case List<PhoneNumber> phones:
                phones.ForEach(p => card.Add("TEL" + TypeOf(p.Label), VCardLines.Escape(PhoneNumbers.Format(p))));
                break;
            case List<PostalAddress> addresses:
                addresses.ForEach(a => card.Add("ADR" + TypeOf(a.Label), ";;" + string.Join(';', new[] { a.Street, a.City, a.Region, a.PostalCode, a.Country }.Select(p => VCardLines.Escape(p ?? "")))));
                break;
            case DateOnly day when field.Name == "birthday":
                card.Add("BDAY", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
                break;
            case List<string> tags when field.Name == "tags":
                card.Add("CATEGORIES", string.Join(',', tags.Select(VCardLines.Escape)));
                break;
            case string page when field.Kind is UrlKind && field.Name == "website":
                card.Add("URL", page);
                break;
            case string language when field.Name == "language":
                card.Add("LANG", language);
                break;
            default:
                card.Add(Properties.GetValueOrDefault(field.Name) ?? $"X-CRM-{field.Name.ToUpperInvariant()}", VCardLines.Escape(row.Text(field)));
                break;
        }
    }

    private static string TypeOf(string label) => label switch { "mobile" => ";TYPE=cell", "work" or "home" => $";TYPE={label}", _ => ";TYPE=other" };
}

/// <summary>Content lines of a card, folded at 75 octets between characters.</summary>
internal sealed class VCardLines
{
    private const int MostOctets = 75;
    private readonly StringBuilder lines = new();

    /// <summary>Adds a property; an empty one says nothing and is left out.</summary>
    public void Add(string name, string value)
    {
        if (value.Length == 0 || value.All(c => c is ';' or ','))
        {
            return;
        }

        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                lines.Append("\r\n ");
                octets = 1;
            }

            octets += rune.Utf8SequenceLength;
            lines.Append(rune.ToString());
        }

        lines.Append("\r\n");
    }

    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>The value of a parameter (RFC 6868): in quotation marks where it needs them.</summary>
    public static string Parameter(string text)
    {
        var safe = text.Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal).Replace("\n", "^n", StringComparison.Ordinal);
        return safe.AsSpan().ContainsAny(':', ';', ',') ? $"\"{safe}\"" : safe;
    }

    public override string ToString() => lines.ToString();
}
