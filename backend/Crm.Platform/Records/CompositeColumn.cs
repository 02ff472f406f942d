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

    public string Section { get; }

    public IReadOnlyList<Field> Parts { get; }

    public Func<string, IReadOnlyList<string?>> Cut { get; }

    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    /// <summary>Headers under which imports recognise this column.</summary>
    public CompositeColumn Aliases(params IReadOnlyList<string> names)
    {
        OtherNames = names;
        return this;
    }
}
