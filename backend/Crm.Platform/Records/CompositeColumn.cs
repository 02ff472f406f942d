using Crm.Platform.Normalisation;

namespace Crm.Platform.Records;

/// <summary>A column of a file that holds several fields in one text; the cut answers one text for each of them.</summary>
public sealed class CompositeColumn
{
    internal CompositeColumn(string name, string section, IReadOnlyList<Field> parts, Func<string, IReadOnlyList<string?>> cut)
    {
        Name = name;
        Section = section;
        Parts = parts;
        Cut = cut;
    }

    public string Name { get; }

    /// <summary>The parts that say who it is: where columns of their own give these, the whole says nothing more.</summary>
    internal IEnumerable<Field> Essential(RecordType type) => Parts.Any(type.IdentityFields.Contains) ? Parts.Where(type.IdentityFields.Contains) : Parts;

    public string Section { get; }

    public IReadOnlyList<Field> Parts { get; }

    public Func<string, IReadOnlyList<string?>> Cut { get; }

    /// <summary>By which rule a text was cut, given the name of the column, the text and the parts; null where it says nothing.</summary>
    internal Func<string, string, IReadOnlyList<string?>, Proposal?> Explain { get; set; } = (_, _, _) => null;

    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    /// <summary>Headers under which imports recognise this column.</summary>
    public CompositeColumn Aliases(params IReadOnlyList<string> names)
    {
        OtherNames = names;
        return this;
    }
}
