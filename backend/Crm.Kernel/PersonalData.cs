namespace Crm.Kernel;

/// <summary>What becomes of a row that quotes a person.</summary>
public enum Quoting
{
    /// <summary>The row has had its purpose and goes.</summary>
    RemoveRow,

    /// <summary>The row stays, and the values in it give way to a mark.</summary>
    ReplaceValues,
}

/// <summary>A table whose texts may quote a person. Rows are found by the person's values, and by <c>RecordId</c> where it has one and rows are removed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MayQuotePersonsAttribute(Quoting erasure) : Attribute
{
    public Quoting Erasure { get; } = erasure;

    /// <summary>The property with the ids of files that go with a row that is removed.</summary>
    public string? Files { get; init; }
}

/// <summary>A table with texts, none of which are a customer's: says why.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HoldsNoPersonalDataAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
