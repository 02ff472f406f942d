using Crm.Kernel;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Files.VCards;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports;

/// <summary>Looks at an uploaded file from beginning to end: how it is written, what cannot be read, what its columns hold and might become.</summary>
internal sealed class ImportExaminer(ImportFiles files, RecordCatalog catalog, ConsentTargets consents, SavedMappings saved, ICurrentUser user)
{
    private const int LookAtRows = 200;
    private const int MaxColumns = 1000;
    private const int MaxProblems = 100;
    private const int Portion = 2000;
    private const int MaxValues = 5000;

    public async Task Examine(Import import, FileChoices choices, CancellationToken ct)
    {
        using var file = files.Open(import.Id);
        var shape = FileLook.Look(file, choices);
        using var source = new ImportSource(file, shape);
        if (source.Header.Count == 0 || (source.Header.All(string.IsNullOrEmpty) && source.HeaderProblem is null))
        {
            throw new InvalidInputException("file", "The file is empty. Its first line must name the columns.", "empty_file");
        }

        if (source.HeaderProblem is { } problem || source.Header.Count > MaxColumns)
        {
            throw new InvalidInputException("file", $"The first line, which names the columns, cannot be read. {source.HeaderProblem ?? $"It has more than {MaxColumns} columns."}", "unreadable_file");
        }

        Describe(import, shape);
        var type = catalog.Find(import.RecordType)!;
        List<ImportTarget> targets = [.. ImportTargets.Of(type, user), .. await consents.Of(type, ct)];
        var first = source.Read(LookAtRows);
        import.Profile = ImportProfile.Of(source.Header);

        // Companies and people from the same system know each other by its keys.
        import.ExternalSource = import.Profile is "hubspot" or "salesforce" or "pipedrive" ? import.Profile : import.ExternalSource;
        import.Columns = new ColumnMapper(type, targets, catalog).Map(source.Header, [.. first.Where(r => r.Problem is null).Select(r => r.Cells)]);
        if (shape.Format == ImportFormat.Vcard)
        {
            import.Columns = import.Columns.ConvertAll(c => c.Field is null && VCardCells.SaysOfThePerson(c.Header) ? c with { Field = ImportTarget.Kept } : c);
        }

        var becomes = import.Columns.Where(c => c.Field is not null).ToDictionary(c => c.Index, c => targets.First(t => t.Path == c.Field));
        var values = new ColumnValues(becomes.Where(b => ColumnValues.Matter(b.Value)).Select(b => b.Key), MaxValues);
        import.Problems = ReadAll(source, first, values);
        import.TotalRows = source.Position;
        import.MappingId = null;
        if (!await saved.Apply(import, ct))
        {
            import.Mapping = Suggest(import, becomes, values);
        }
    }

    // Everything that can be told by looking: what columns become, what their values mean, the order of days and months.
    private static ImportMapping Suggest(Import import, Dictionary<int, ImportTarget> becomes, ColumnValues values)
    {
        var dates = DateText.Order(becomes.Where(b => b.Value.Field?.Kind is DateKind).SelectMany(b => values.Of(b.Key).Keys));
        return new ImportMapping
        {
            Columns = import.Columns.ConvertAll(c => new MappedColumn(c.Index, c.Field)
            {
                Values = becomes.TryGetValue(c.Index, out var target) && ColumnValues.Matter(target) && !values.Overfull.Contains(c.Index) && values.Meanings(c.Index, target.Field!) is { Count: > 0 } meanings ? meanings : null,
            }),
            DateFormat = dates == DateOrder.Auto ? null : dates,
            ExternalSource = import.ExternalSource,

            // What was exported from here goes in again as it was.
            Normalise = import.Profile == "crm" ? false : null,
        };
    }

    private static List<ImportProblem> ReadAll(ImportSource source, List<CsvRow> first, ColumnValues values)
    {
        var problems = new List<ImportProblem>();
        for (var rows = first; rows.Count > 0; rows = source.Read(Portion))
        {
            values.Add(rows);
            problems.AddRange(rows.SelectMany(r => Problems(source, r)).Take(MaxProblems - problems.Count));
        }

        return problems;
    }

    private static void Describe(Import import, FileShape shape)
    {
        import.Format = shape.Format;
        import.Encoding = shape.Encoding;
        import.Delimiter = shape.Delimiter;
        import.Quote = shape.Format == ImportFormat.Csv ? shape.Quote : null;
        import.HasHeader = shape.HasHeader;
        import.Sheets = [.. shape.Sheets];
        import.Sheet = shape.Sheet;
        import.Preamble = shape.Preamble;
    }

    private static IEnumerable<ImportProblem> Problems(ImportSource source, CsvRow row)
    {
        if (row.Problem is not null)
        {
            yield return new ImportProblem(row.Line, "file.row", row.Problem);
        }
        else if (row.Cells.Length > source.Header.Count && row.Cells.Skip(source.Header.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            yield return new ImportProblem(row.Line, "file.cells", $"This row has {row.Cells.Length} cells and the header {source.Header.Count}.");
        }

        foreach (var note in row.Notes)
        {
            yield return note;
        }
    }
}
