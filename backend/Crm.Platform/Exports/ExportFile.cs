using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Exports;

/// <summary>One record on its way out, with the labels of what it refers to and the keys of other systems.</summary>
internal sealed record ExportRow(Record Record, RecordJson.PageContext Context)
{
    /// <summary>The cell of a field: labels stand for references, lists are one text.</summary>
    public string Text(Field field)
    {
        var value = field.Get(Record);
        return field.ReferenceTo is { } target ? Context.Labels.Of(target, value as Guid?) ?? "" : field.Kind.Format(value);
    }
}

/// <summary>A file that is written record by record; what is written waits in memory until the page is sent.</summary>
internal abstract class ExportFile : IAsyncDisposable
{
    public abstract string ContentType { get; }

    public abstract string Extension { get; }

    public abstract Task Begin(Stream stream, IReadOnlyList<Field> fields, IReadOnlyList<string> headers);

    public abstract Task Write(ExportRow row);

    /// <summary>Hands what was written to the stream.</summary>
    public abstract Task Flush();

    public abstract ValueTask DisposeAsync();

    public static ExportFile Of(ExportFormat format, RecordType type) => format switch
    {
        ExportFormat.Xlsx => new XlsxFile(type.Resource),
        ExportFormat.VCard => new VCardFile(type),
        _ => new CsvFile(),
    };
}
