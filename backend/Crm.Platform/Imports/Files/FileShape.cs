namespace Crm.Platform.Imports.Files;

/// <summary>How a file is written, found by looking and corrected by hand: enough to read it again from its beginning, always alike.</summary>
internal sealed record FileShape(ImportFormat Format, string Encoding = "utf-8", char Delimiter = ',', char Quote = '"', bool HasHeader = true, string? Sheet = null, int Preamble = 0)
{
    /// <summary>The sheets of a workbook.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    public IFileRows Rows(Stream file) => Format switch
    {
        ImportFormat.Xlsx => new WorkbookRows(file, Sheet),
        ImportFormat.Vcard => new VCards.VCardRows(file, Encoding),
        _ => new CsvDialect(Encoding, Delimiter, Quote).Open(file),
    };
}

/// <summary>Rows of a file, forward only; what cannot be read comes as a row with its problem.</summary>
internal interface IFileRows : IDisposable
{
    /// <summary>The columns where the format itself names them; null where the first row does.</summary>
    IReadOnlyList<string>? Header { get; }

    CsvRow? Read();
}
