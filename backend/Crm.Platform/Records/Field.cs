using Crm.Kernel;
using Crm.Platform.CustomFields;
using Crm.Platform.CustomFields.Formulas;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Records;

/// <summary>One declared field of a record type: everything that lists, forms, imports, exports, history and search know of it.</summary>
public sealed class Field : IEquatable<Field>
{
    private readonly Func<Record, object?> get;
    private readonly Action<Record, object?>? set;
    private readonly int hash;
    private bool isWrittenByActs;

    internal Field(string recordType, string name, string property, FieldKind kind, string section, Func<Record, object?> get, Action<Record, object?>? set)
    {
        RecordType = recordType;
        Name = name;
        PropertyName = property;
        Kind = kind;
        Section = section;
        IndexName = $"{recordType}.{name}";
        hash = IndexName.GetHashCode(StringComparison.Ordinal);
        this.get = get;
        this.set = set;
    }

    public string RecordType { get; }

    public string Name { get; }

    public FieldKind Kind { get; }

    public string Section { get; }

    public bool IsRequired { get; private set; }

    public bool IsReadOnly { get; private set; }

    /// <summary>Whether changes of it stand in history and are undone: of what can be written, and of what the record's own acts write.</summary>
    public bool IsInHistory => !IsReadOnly || isWrittenByActs;

    /// <summary>Given when the record is made, and never changed afterwards.</summary>
    public bool IsFixed { get; private set; }

    public bool IsFilterable { get; private set; }

    public bool IsPersonal { get; private set; }

    public bool IsSearchable { get; private set; }

    public int? MaxLength { get; private set; }

    /// <summary>The name under which lists sort by this field, or null.</summary>
    public string? SortName { get; private set; }

    /// <summary>The record type, or "user" or "team", that a reference points at.</summary>
    public string? ReferenceTo { get; private set; }

    public string Description { get; private set; } = "";

    public bool IsImportable => !IsReadOnly;

    /// <summary>The definition of a field that an administrator has added; null where the type declares the field itself.</summary>
    public CustomField? Custom { get; init; }

    public bool IsCustom => Custom is not null;

    /// <summary>What a new record gets where nothing is given.</summary>
    internal object? Default => DefaultValue?.Value;

    /// <summary>Makes what a new record gets of a declared field where nothing is given.</summary>
    internal Func<Record, object?>? Initial { get; private set; }

    /// <summary>Read when it is first needed: a definition that is being checked may still be wrong.</summary>
    internal Lazy<object?>? DefaultValue { private get; set; }

    /// <summary>Computes the value from other fields of the record.</summary>
    internal Formula? Formula => Computation?.Value;

    /// <summary>Read when all fields are there to which it may refer.</summary>
    internal Lazy<Formula?>? Computation { private get; init; }

    /// <summary>When forms show the field; null is always.</summary>
    internal Lazy<Condition?>? VisibleWhen { get; init; }

    /// <summary>Values have rows of <see cref="FieldValue"/>: by these the field is filtered, and a custom one sorted.</summary>
    internal bool IsIndexed => Kind.IsIndexed || IsCustom;

    /// <summary>What other systems and other languages call this field in the header of a file.</summary>
    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    internal string PropertyName { get; }

    /// <summary>The field as rows of <see cref="FieldValue"/> name it.</summary>
    public string IndexName { get; }

    /// <summary>The shadow column with the folded text, where the kind needs one to filter or sort.</summary>
    internal string? KeyColumn => !IsCustom && Kind.NeedsKeyColumn && (IsFilterable || SortName is not null) ? PropertyName + "Key" : null;

    /// <summary>The shadow column with a number that sorts, where the kind sorts by one.</summary>
    internal string? RankColumn => !IsCustom && Kind.NeedsRankColumn && (SortName is not null || (IsFilterable && Kind is not (InstantKind or DateKind))) ? PropertyName + "Rank" : null;

    /// <summary>The name of the read-only sibling that holds the label of a reference.</summary>
    internal string? LabelName => ReferenceTo is null ? null : (!IsCustom && Name.EndsWith("Id", StringComparison.Ordinal) ? Name[..^2] : Name) + "Name";

    /// <summary>The name within the object that holds it: records have their custom fields in one of their own.</summary>
    internal string MemberName => Custom?.Key ?? Name;

    internal string? LabelMember => LabelName is { } label && IsCustom ? label[CustomField.Prefix.Length..] : LabelName;

    /// <summary>What stands before the dot where a condition asks for a field of what this refers to: <c>account.industry</c>.</summary>
    internal string? PathName => ReferenceTo is "user" or "team" || !IsFilterable || IsCustom ? null : LabelName?[..^"Name".Length];

    public Field Required()
    {
        IsRequired = true;
        return this;
    }

    public Field ReadOnly()
    {
        IsReadOnly = true;
        return this;
    }

    /// <summary>A list of codes that follows from something else: whoever derives it keeps its index rows (<see cref="DerivedTags"/>).</summary>
    internal bool IsDerivedList => IsReadOnly && set is not null && Kind is TagsKind;

    /// <summary>Nobody writes it into a body: it follows from acts such as confirming, which history keeps.</summary>
    public Field ByActs()
    {
        isWrittenByActs = true;
        return ReadOnly();
    }

    public Field Fixed()
    {
        IsFixed = true;
        return this;
    }

    /// <summary>What a new record gets where nothing is given.</summary>
    public Field Initially(object value)
    {
        DefaultValue = new(value);
        return Initially(_ => value);
    }

    /// <summary>The same where it follows from what else is given.</summary>
    public Field Initially(Func<Record, object?> value)
    {
        Initial = value;
        return this;
    }

    public Field Filter()
    {
        IsFilterable = true;
        return this;
    }

    public Field Personal()
    {
        IsPersonal = true;
        return this;
    }

    public Field Searchable()
    {
        IsSearchable = true;
        return this;
    }

    public Field Max(int length)
    {
        MaxLength = length;
        return this;
    }

    /// <summary>Lists may sort by it, under its own name or the given one; the model gets the index.</summary>
    public Field Sort(string? name = null)
    {
        SortName = name ?? Name;
        return this;
    }

    public Field To(string recordType)
    {
        ReferenceTo = recordType;
        return this;
    }

    /// <summary>Headers under which imports recognise this field, beside its own name: "First Name", "vorname".</summary>
    public Field Aliases(params IReadOnlyList<string> names)
    {
        OtherNames = names;
        return this;
    }

    /// <summary>What integrators read in the explorer.</summary>
    public Field Describe(string text)
    {
        Description = text;
        return this;
    }

    public object? Get(Record record) => get(record);

    /// <summary>The name for people, in a language where it has one; null where the browser application knows it.</summary>
    public string? Label(string language) => Custom?.LabelIn(language);

    /// <summary>Whether forms show the field on this record: what they do not show cannot be required.</summary>
    internal bool IsVisible(Record record) => VisibleWhen?.Value is not { } condition || ConditionEvaluator.Holds(condition, record);

    /// <summary>Why this value may not take the place of the other; null where it may.</summary>
    internal string? Refuse(object? before, object? after) => IsFixed && !Kind.IsEmpty(before) && !Kind.AreEqual(before, after)
        ? $"The {Name} is given when the record is made and cannot be changed."
        : Kind.Refuse(this, before, after);

    /// <summary>The same field of the same type, also where its definition was read again in between.</summary>
    public bool Equals(Field? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && IndexName == other.IndexName);

    public override bool Equals(object? obj) => Equals(obj as Field);

    public static bool operator ==(Field? left, Field? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Field? left, Field? right) => !(left == right);

    public override int GetHashCode() => hash;

    internal void Set(Record record, object? value)
    {
        if (set is null)
        {
            throw new InvalidOperationException($"{IndexName} cannot be written.");
        }

        set(record, value);
    }
}
