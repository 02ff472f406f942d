using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Normalisation;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>Turns rows of cells into values, column by column as they were mapped.</summary>
internal sealed class RowReader
{
    private readonly RecordType type;
    private readonly int width;
    private readonly List<(int Index, CellReader Reader, string Group, string? Label)> columns = [];
    private readonly bool hasKey;

    /// <summary>Where phone numbers belong that name no country (ISO 3166-1 alpha-2).</summary>
    public string? Country { get; init; }

    /// <summary>Whether names and other texts are repaired.</summary>
    public bool Repairs { get; init; } = true;

    public RowReader(RecordType type, IReadOnlyList<ImportColumn> mapped, string currency)
    {
        this.type = type;
        width = mapped.Count;
        var targets = ImportTargets.Of(type).ToDictionary(t => t.Path, StringComparer.Ordinal);

        // What is cut out of one text fills only what no column of its own has given.
        foreach (var column in mapped.Where(c => c.Field is not null).OrderBy(c => targets[c.Field!].Composite is null ? 0 : 1).ThenBy(c => c.Index))
        {
            var name = new HeaderName(column.Header);
            columns.Add((column.Index, new CellReader(targets[column.Field!], column.Header, name.Label, currency), name.AddressGroup, name.Label is "mobile" ? null : name.Label));
            hasKey |= column.Field == ImportTarget.ExternalId;
        }
    }

    public ReadRow Read(CsvRow csv)
    {
        var row = new ReadRow { Line = csv.Line, Cells = csv.Cells, Problem = csv.Problem };
        if (csv.Problem is not null)
        {
            return row;
        }

        row.Remarks.AddRange(csv.Notes.Select(n => n.Line == csv.Line ? n.Message : $"Line {n.Line}: {n.Message}"));
        if (csv.Cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            row.Problem = $"This row has {csv.Cells.Length} cells and the header {width}. Put quotation marks around cells that hold the separator.";
            return row;
        }

        if (csv.Cells.Length < width)
        {
            row.Remarks.Add($"This row has only {csv.Cells.Length} of {width} cells.");
        }

        var addresses = new AddressParts();
        foreach (var (index, reader, group, label) in columns)
        {
            if (index < csv.Cells.Length && CellText.Clean(csv.Cells[index]) is { Length: > 0 } text)
            {
                addresses.Turn(group, label);
                reader.Read(text, row, addresses);
            }
        }

        addresses.WriteTo(row);
        row.Proposals.AddRange(Normaliser.Apply(type, row.Values, Country, Repairs));
        row.Fingerprint = hasKey && row.Key is not null ? null : Fingerprint(csv.Cells);
        return row;
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
