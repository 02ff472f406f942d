using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Normalisation;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>A row as far as its cells alone say: values, names of other records to look up, and what was left out.</summary>
internal sealed class ReadRow
{
    public const string LeftOutByHand = "Left out by hand.";

    public required int Line { get; init; }

    public required IReadOnlyList<string> Cells { get; init; }

    public RecordValues Values { get; } = new();

    /// <summary>The key by which the other system knows the record.</summary>
    public string? Key { get; set; }

    /// <summary>References that the row gives by name or by key.</summary>
    public List<NamedReference> References { get; } = [];

    /// <summary>What the person has agreed to, or no longer does.</summary>
    public List<ConsentAct> Consents { get; } = [];

    /// <summary>Values for fields that the row leaves empty; only a new record gets them.</summary>
    public RecordValues Defaults { get; } = new();

    /// <summary>What a row says of records that it refers to, for those that are created because of it.</summary>
    public Dictionary<Field, RecordValues> Linked { get; } = [];

    /// <summary>What was left out or mended, for the report.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Cells that cannot go in as they are, each with a stable code.</summary>
    public List<CellError> Errors { get; } = [];

    /// <summary>What normalising made of the row's texts.</summary>
    public List<Proposal> Proposals { get; } = [];

    /// <summary>Why the row cannot go in; null where it can so far.</summary>
    public string? Problem { get; set; }

    /// <summary>Keeps a text for which the record has no field: beside it, as it stands in the file.</summary>
    public void Keep(string header, string text) =>
        Proposals.Add(new Proposal(header.Length > RawValue.MaxField ? header[..RawValue.MaxField] : header, RawValue.Kept, text, "", "There is no field for this; the text is kept beside the record."));

    /// <summary>Says what is kept so.</summary>
    public void TellKept()
    {
        var kept = Proposals.Where(p => p.Rule == RawValue.Kept).ToList();
        if (kept.Count > 0)
        {
            Remarks.Add($"Kept beside the record, which has no field for it: {string.Join(", ", kept.Select(p => p.Field))}.");
        }

        Remarks.AddRange(kept.Where(p => p.Raw.Length > RawValue.MaxText).Select(p => $"{p.Field}: cut to {RawValue.MaxText} characters."));
    }

    /// <summary>A cell that was left out: with its code for programs, and in words for people.</summary>
    public void LeaveOut(int column, string code, string remark, string message, string? proposal = null)
    {
        Remarks.Add(remark);
        Errors.Add(new CellError(column, code, message, Proposal: proposal));
    }

    /// <summary>The record that the row would make, as far as it is known.</summary>
    public Record? Draft { get; set; }

    /// <summary>Recognises the same row in another import, where the file brings no keys.</summary>
    public long? Fingerprint { get; set; }
}

/// <summary>Another record as a row names it: in words, by the key of the other system, or both.</summary>
internal sealed record NamedReference(Field Field, string Label)
{
    public string? Key { get; init; }
}
