using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Normalisation;
using Crm.Platform.Records;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>Turns rows of cells into values, column by column as they were mapped.</summary>
internal sealed class RowReader
{
    private readonly RecordType type;
    private readonly int width;
    private readonly List<(int Index, CellReader Reader, Field? Via, string Group, ValueLabel Label, int? LabelAt)> columns = [];
    private readonly RowSettings settings;
    private readonly Field? tags;
    private readonly bool hasKey;

    /// <summary>Where phone numbers belong that name no country (ISO 3166-1 alpha-2).</summary>
    public string? Country { get; init; }

    /// <summary>Whether names and other texts are repaired.</summary>
    public bool Repairs { get; init; } = true;

    public RowReader(RecordType type, IReadOnlyList<ImportColumn> mapped, string currency, RowSettings? settings = null)
    {
        this.type = type;
        this.settings = settings ?? RowSettings.None;
        Country = this.settings.Country;
        Repairs = this.settings.Repairs;
        tags = type.Find("tags") is { Kind: Records.Kinds.TagsKind } field ? field : null;
        width = mapped.Count;
        var targets = ImportTargets.Of(type).Concat(ImportTargets.Linked(type)).ToDictionary(t => t.Path, StringComparer.Ordinal);

        // What is cut out of one text fills only what no column of its own has given.
        foreach (var column in mapped.Where(c => c.Field is not null).OrderBy(c => targets.GetValueOrDefault(c.Field!)?.Composite is null ? 0 : 1).ThenBy(c => c.Index))
        {
            var name = new HeaderName(column.Header);
            var target = targets.GetValueOrDefault(column.Field!) ?? ConsentTargets.Of(column.Field!) ?? throw new InvalidOperationException($"A column cannot become {column.Field}.");
            columns.Add((column.Index, new CellReader(target, column, currency, this.settings), target.Via, name.AddressGroup, new ValueLabel(name.Label), ValueLabel.ColumnOf(column, mapped)));
            hasKey |= column.Field == ImportTarget.ExternalId;
        }
    }

    public ReadRow Read(CsvRow csv)
    {
        var cells = csv.Cells;
        var problem = csv.Problem;
        if (settings.Fixes.TryGetValue(csv.Line, out var fix))
        {
            cells = Mended(cells, fix);
            problem = fix.IsSkipped ? ReadRow.LeftOutByHand : fix.Cells.Count > 0 ? null : problem;
        }

        var row = new ReadRow { Line = csv.Line, Cells = cells, Problem = problem };
        if (problem is not null)
        {
            return row;
        }

        row.Remarks.AddRange(csv.Notes.Select(n => n.Line == csv.Line ? n.Message : $"Line {n.Line}: {n.Message}"));
        if (cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            row.Problem = $"This row has {cells.Length} cells and the header {width}. Put quotation marks around cells that hold the separator.";
            return row;
        }

        if (cells.Length < width)
        {
            row.Remarks.Add($"This row has only {cells.Length} of {width} cells.");
        }

        var addresses = new AddressParts();
        Dictionary<Field, (ReadRow Row, AddressParts Addresses)>? linked = null;
        foreach (var (index, reader, via, group, ofColumn, labelAt) in columns)
        {
            if (index < cells.Length && Meant(index, CellText.Clean(cells[index])) is { Length: > 0 } text)
            {
                var (into, parts) = via is null ? (row, addresses) : Linked(linked ??= [], via, row);
                var label = labelAt is { } at && at < cells.Length && cells[at].Length > 0 ? ValueLabel.Read(cells[at]) : ofColumn;
                parts.Turn(group, label.Name is "mobile" ? null : label.Name);
                reader.Read(text, into, parts, label);
            }
        }

        addresses.WriteTo(row);
        foreach (var (via, (other, parts)) in linked ?? [])
        {
            parts.WriteTo(other);
            row.Linked[via] = other.Values;
            Name(row, via, other.Key);
            row.Remarks.AddRange(other.Problem is { } wrong ? other.Remarks.Append(wrong) : other.Remarks);
            row.Errors.AddRange(other.Errors);
            row.Proposals.AddRange(other.Proposals);
        }

        row.TellKept();
        Decide(row);
        row.Proposals.AddRange(Normaliser.Apply(type, row.Values, Country, Repairs));
        row.Fingerprint = hasKey && row.Key is not null ? null : Fingerprint(csv.Cells);
        return row;
    }

    private static void Name(ReadRow row, Field via, string? key)
    {
        var named = row.References.FindIndex(r => r.Field == via);
        if (key is not null && named < 0)
        {
            row.References.Add(new(via, "") { Key = key });
        }
        else if (key is not null)
        {
            row.References[named] = row.References[named] with { Key = key };
        }
    }

    // What somebody has decided for the whole file: tags for all, owners and values for those that are new.
    private void Decide(ReadRow row)
    {
        if (settings.Tags.Count > 0 && tags is not null)
        {
            row.Values.TryGet(tags, out var present);
            row.Values.Set(tags, tags.Kind.Merge(present, settings.Tags.ToList()));
        }

        foreach (var (field, value) in settings.Defaults.All)
        {
            row.Defaults.Set(field, value);
        }

        if (settings.Owners.Count > 0 && type.Find("ownerId") is { } owner)
        {
            row.Defaults.Set(owner, settings.Owners[row.Line % settings.Owners.Count]);
        }
    }

    // What the value was said to mean; null leaves it out.
    private string? Meant(int index, string text) =>
        text.Length > 0 && settings.Values.TryGetValue(index, out var values) && values.TryGetValue(Folding.Key(text), out var meant) ? meant : text;

    private static (ReadRow Row, AddressParts Addresses) Linked(Dictionary<Field, (ReadRow Row, AddressParts Addresses)> linked, Field via, ReadRow row)
    {
        if (!linked.TryGetValue(via, out var other))
        {
            linked[via] = other = (new ReadRow { Line = row.Line, Cells = row.Cells }, new AddressParts());
        }

        return other;
    }

    private static string[] Mended(string[] cells, RowFix fix)
    {
        var mended = cells.ToList();
        foreach (var (index, text) in fix.Cells)
        {
            mended.AddRange(Enumerable.Repeat("", Math.Max(0, index + 1 - mended.Count)));
            mended[index] = text;
        }

        return [.. mended];
    }

    // Over the cells and not over what became of them, so that another mapping still recognises the row.
    private long Fingerprint(string[] cells)
    {
        var text = new StringBuilder(type.Name);
        foreach (var cell in cells)
        {
            text.Append('\x1F').Append(CellText.Clean(cell));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
