using Crm.Platform.Records;

namespace Crm.Platform.Exports;

/// <summary>A workbook of records: texts stand in their cells, dates and numbers are typed.</summary>
internal sealed class XlsxFile(string name) : ExportFile
{
    private IReadOnlyList<Field> fields = [];
    private XlsxBook? book;

    public override string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public override string Extension => "xlsx";

    public override Task Begin(Stream stream, IReadOnlyList<Field> fields, IReadOnlyList<string> headers)
    {
        this.fields = fields;
        book = new XlsxBook(name, stream, ["id", .. headers]);
        return Task.CompletedTask;
    }

    public override Task Write(ExportRow row)
    {
        book!.Add(cells =>
        {
            cells.Text(row.Record.Id.ToString());
            foreach (var field in fields)
            {
                cells.Value(field.ReferenceTo is null ? Shown(field, field.Get(row.Record)) : null, row.Text(field));
            }
        });
        return Task.CompletedTask;
    }

    private static object? Shown(Field field, object? value) => value is long millionths && field.Kind is Records.Kinds.MillionthsKind ? Records.Kinds.MillionthsKind.Shown(millionths) : value;

    public override Task Flush() => book!.Flush();

    public override ValueTask DisposeAsync() => book?.DisposeAsync() ?? ValueTask.CompletedTask;
}
