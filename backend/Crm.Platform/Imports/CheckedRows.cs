using Crm.Kernel.Values;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Records;

namespace Crm.Platform.Imports;

/// <summary>Writes down what a check says of a row.</summary>
internal sealed class CheckedRows(RecordCatalog catalog)
{
    private const int MaxText = 300;

    public static bool HasRemarks(RowVerdict verdict) => verdict.Reason is not null || verdict.Row.Errors.Count > 0 || verdict.Row.Proposals.Count > 0;

    public CheckedRow Of(Import import, RowVerdict verdict) => new()
    {
        ImportId = import.Id,
        Line = verdict.Row.Line,
        Outcome = verdict.Outcome,
        HasRemarks = verdict.Outcome != ImportOutcome.Rejected && HasRemarks(verdict),
        Detail = Detail(import, verdict),
    };

    public CheckedRowDetail Detail(Import import, RowVerdict verdict) => new()
    {
        Cells = [.. verdict.Row.Cells],
        RecordId = verdict.Outcome is ImportOutcome.Updated or ImportOutcome.Duplicate ? verdict.RecordId : null,
        RecordName = verdict.RecordName,
        Reason = verdict.Reason,
        Errors = verdict.Row.Errors,
        IsSkipped = verdict.Row.Problem == ReadRow.LeftOutByHand,
        Remarks = [.. verdict.Row.Proposals.Select(p => new CellRemark(ColumnOf(import, p.Field), p.Rule, p.Raw, p.Value.Length == 0 ? null : p.Value, p.Message))],
        Changes = verdict.Outcome != ImportOutcome.Updated ? null
            : [.. verdict.Changes.Select(c => new CellChange(c.Field.Name, Text(c.Field, c.Before), Text(c.Field, c.After)))],
    };

    // The column that the value came from: its own, the whole that it was cut out of, or the address that it is part of.
    private int? ColumnOf(Import import, string field)
    {
        var type = catalog.Find(import.RecordType)!;
        return (import.Columns.Find(c => c.Field == field)
            ?? import.Columns.Find(c => type.Composites.Any(t => t.Name == c.Field && t.Parts.Any(p => p.Name == field)))
            ?? import.Columns.Find(c => c.Field == ImportTarget.Kept && c.Header == field)
            ?? import.Columns.Find(c => c.Field is { } f && f.StartsWith(field + ".", StringComparison.Ordinal)))?.Index;
    }

    private static string? Text(Field field, object? value)
    {
        var text = field.Kind.IsEmpty(value) ? null : field.Kind.Format(value);
        return text is { Length: > MaxText } ? text.AtMost(MaxText) + "…" : text;
    }
}
