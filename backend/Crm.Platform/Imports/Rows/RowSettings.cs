using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>What is decided about a file, as far as it concerns single rows: made once for an import, used by its check and its run alike.</summary>
internal sealed record RowSettings
{
    public static readonly RowSettings None = new();

    /// <summary>What raw values become, by column and folded value; null leaves the value out.</summary>
    public IReadOnlyDictionary<int, IReadOnlyDictionary<string, string?>> Values { get; init; } = new Dictionary<int, IReadOnlyDictionary<string, string?>>();

    public DateOrder Dates { get; init; }

    /// <summary>When the file is read: nobody has agreed later.</summary>
    public DateTime Now { get; init; }

    /// <summary>The sign before decimals; null where every number says it itself.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The country of phone numbers that name none.</summary>
    public string? Country { get; init; }

    /// <summary>Whether better names and the like are taken.</summary>
    public bool Repairs { get; init; } = true;

    /// <summary>For fields that a row leaves empty; new records get them.</summary>
    public RecordValues Defaults { get; init; } = new();

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whom new records go to, one after the other; empty where it is the importing user or a column says it.</summary>
    public IReadOnlyList<Guid?> Owners { get; init; } = [];

    /// <summary>What somebody has mended, by line.</summary>
    public IReadOnlyDictionary<int, RowFix> Fixes { get; init; } = new Dictionary<int, RowFix>();
}
