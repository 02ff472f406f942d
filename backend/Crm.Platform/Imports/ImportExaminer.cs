using Crm.Kernel;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Records;

namespace Crm.Platform.Imports;

/// <summary>Looks at an uploaded file from beginning to end: how it is written, what cannot be read, what its columns hold and might become.</summary>
internal sealed class ImportExaminer(ImportFiles files, RecordCatalog catalog, ICurrentUser user)
{
    private const int LookAtRows = 200;
    private const int MaxColumns = 1000;
    private const int MaxProblems = 100;
    private const int Portion = 2000;

    public void Examine(Import import, FileChoices choices)
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
        var first = source.Read(LookAtRows);
        var type = catalog.Find(import.RecordType)!;
        import.Columns = new ColumnMapper(type, ImportTargets.Of(type, user), catalog).Map(source.Header, [.. first.Where(r => r.Problem is null).Select(r => r.Cells)]);
        import.Problems = [.. Problems(source, first).Take(MaxProblems)];
        source.SkipTo(long.MaxValue);
        import.TotalRows = source.Position;
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

    private static IEnumerable<ImportProblem> Problems(ImportSource source, List<CsvRow> first)
    {
        for (var rows = first; rows.Count > 0; rows = source.Read(Portion))
        {
            foreach (var row in rows)
            {
                if (row.Problem is not null)
                {
                    yield return new ImportProblem(row.Line, "file.row", row.Problem);
                }
                else if (row.Cells.Skip(source.Header.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    yield return new ImportProblem(row.Line, "file.cells", $"This row has {row.Cells.Length} cells and the header {source.Header.Count}.");
                }

                foreach (var note in row.Notes)
                {
                    yield return note;
                }
            }
        }
    }
}
