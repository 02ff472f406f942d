using System.Text;
using Crm.Platform.Records;
using CsvHelper;

namespace Crm.Platform.Exports;

/// <summary>Comma-separated values (RFC 4180) in UTF-8 with a byte order mark; no cell runs as a formula.</summary>
internal sealed class CsvFile : ExportFile
{
    private StreamWriter? text;
    private CsvWriter? csv;
    private IReadOnlyList<Field> fields = [];

    public override string ContentType => "text/csv; charset=utf-8";

    public override string Extension => "csv";

    public override Task Begin(Stream stream, IReadOnlyList<Field> fields, IReadOnlyList<string> headers)
    {
        this.fields = fields;
        text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        csv = new CsvWriter(text, SpreadsheetText.Format(","), leaveOpen: true);
        csv.WriteField("id");
        foreach (var header in headers)
        {
            csv.WriteField(SpreadsheetText.Neutralise(header));
        }

        return csv.NextRecordAsync();
    }

    public override Task Write(ExportRow row)
    {
        csv!.WriteField(row.Record.Id.ToString());
        foreach (var field in fields)
        {
            csv.WriteField(SpreadsheetText.Neutralise(row.Text(field)));
        }

        return csv.NextRecordAsync();
    }

    public override Task Flush() => csv!.FlushAsync();

    public override async ValueTask DisposeAsync()
    {
        if (csv is not null)
        {
            await csv.DisposeAsync();
            await text!.DisposeAsync();
        }
    }
}
