using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Kinds;

/// <summary>How values of one kind are read, written, indexed, compared and shown as text; one instance serves all fields of the kind.</summary>
public abstract class FieldKind
{
    public abstract string Name { get; }

    /// <summary>The operators conditions may use; the first is the usual one.</summary>
    public abstract IReadOnlyList<string> Operators { get; }

    public virtual IReadOnlyList<string>? Options => null;

    internal virtual bool NeedsKeyColumn => false;

    internal virtual bool NeedsRankColumn => false;

    /// <summary>Values live in <see cref="FieldValue"/> rows too.</summary>
    internal virtual bool IsIndexed => false;

    /// <summary>A value holds several items, to which bulk edits add and from which they take away.</summary>
    internal virtual bool HasItems => false;

    /// <summary>Reads a JSON value; a bad one is reported and answers null.</summary>
    internal abstract object? Read(JsonElement json, Field field, string path, InputErrors errors);

    /// <summary>Reads a value that was accepted when it was stored, though rules may have become narrower since.</summary>
    internal virtual object? Stored(JsonElement json, Field field) => Read(json, field, field.Name, new InputErrors());

    /// <summary>Why this value may not take the place of the other; null where it may. For what only the two together can tell.</summary>
    internal virtual string? Refuse(Field field, object? before, object? after) => null;

    internal abstract void Write(Utf8JsonWriter writer, object? value);

    /// <summary>Writes the value as records show it, with what follows from it.</summary>
    internal virtual void Show(Utf8JsonWriter writer, object? value) => Write(writer, value);

    /// <summary>Reads a cell of a file; a bad one is reported and answers null.</summary>
    internal abstract object? Parse(string text, Field field, string path, InputErrors errors);

    /// <summary>The value as a cell of an export; <see cref="Parse"/> reads it back.</summary>
    internal abstract string Format(object? value);

    internal virtual bool IsEmpty(object? value) => value is null;

    internal virtual bool AreEqual(object? a, object? b) => Equals(a, b);

    /// <summary>What an import makes of the present and the imported value: lists are united, one value takes the other's place.</summary>
    internal virtual object? Merge(object? present, object? imported) => imported;

    /// <summary>The items of <paramref name="present"/> that are not among <paramref name="removed"/>, for kinds that hold several.</summary>
    internal virtual object? Without(object? present, object? removed) => present;

    /// <summary>Folded values for <see cref="FieldValue"/> rows, by sub-field ("" for the value itself).</summary>
    internal virtual IEnumerable<(string SubField, string Key)> IndexKeys(object? value) => [];

    /// <summary>Sub-fields that can be filtered, such as city of addresses.</summary>
    internal virtual IReadOnlyList<string> SubFields => [];

    /// <summary>The number a <see cref="Field.RankColumn"/> holds; the least one stands for "none".</summary>
    internal virtual long Rank(object? value) => long.MinValue;

    internal virtual IEnumerable<string> SearchTerms(object? value) => [];

    internal virtual void Configure(PropertyBuilder property, Field field)
    {
    }
}
