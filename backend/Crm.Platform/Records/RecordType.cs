using Crm.Kernel;
using Crm.Platform.CustomFields;
using Crm.Platform.Data;
using Crm.Platform.Normalisation.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Records;

/// <summary>What a business object declares once; lists, filters, forms, history, import, export, search and the API derive from it.</summary>
public abstract class RecordType
{
    // One object for all that depends on the fields, so that whoever reads it sees either the old ones or the new ones.
    private volatile FieldSet current = FieldSet.Of([], [], []);

    private protected RecordType(string name, string resource)
    {
        Name = name;
        Resource = resource;
    }

    /// <summary>The singular name, such as <c>contact</c>.</summary>
    public string Name { get; }

    /// <summary>The plural in the address, such as <c>contacts</c>; the prefix of its permissions.</summary>
    public string Resource { get; }

    public abstract Type RecordClass { get; }

    /// <summary>All types that were declared beside this one.</summary>
    internal RecordCatalog Catalog { get; set; } = null!;

    /// <summary>What the type declares, and what administrators have added.</summary>
    public IReadOnlyList<Field> Fields => current.Fields;

    /// <summary>The fields that administrators have added, in their order.</summary>
    public IReadOnlyList<Field> CustomFields => current.Custom;

    public IReadOnlyList<string> DefaultColumns { get; private protected set; } = [];

    public IReadOnlyList<SortKey> Sorts => current.Sorts;

    public SortKey DefaultSort => Sorts[0];

    public Field LabelField { get; private protected set; } = null!;

    public IReadOnlyList<string> Sections => current.Sections;

    /// <summary>What the type itself declares: the table is made of these alone.</summary>
    internal IReadOnlyList<Field> DeclaredFields => current.Declared;

    internal IReadOnlyList<SortKey> DeclaredSorts => current.DeclaredSorts;

    internal IReadOnlyList<Field> IndexedFields => current.Indexed;

    internal IReadOnlyList<Field> SearchedFields => current.Searched;

    internal IReadOnlyList<Field> HistoricFields => current.Historic;

    /// <summary>The custom fields that are computed from others, each after those it refers to.</summary>
    internal IReadOnlyList<Field> Formulas => current.Formulas;

    /// <summary>Computes what follows from other fields of a record.</summary>
    internal void Derive(Record record)
    {
        record.Derive();
        foreach (var field in current.Formulas)
        {
            field.Set(record, field.Formula!.Evaluate(record));
        }
    }

    public string ReadPermission => $"{Resource}.read";
    public string CreatePermission => $"{Resource}.create";
    public string EditPermission => $"{Resource}.edit";
    public string DeletePermission => $"{Resource}.delete";
    public string ExportPermission => $"{Resource}.export";
    public string MergePermission => $"{Resource}.merge";

    public IEnumerable<Permission> Permissions =>
    [
        new(ReadPermission, $"See {Resource}", ByLevel: true),
        new(CreatePermission, $"Create {Resource}", ByLevel: true),
        new(EditPermission, $"Change {Resource}", ByLevel: true),
        new(DeletePermission, $"Delete and restore {Resource}", ByLevel: true),
        new(ExportPermission, $"Export {Resource}", ByLevel: true),
        new(MergePermission, $"Merge {Resource} that are the same", ByLevel: true),
    ];

    /// <summary>The fields whose text an import matches rows by when nothing more certain is known.</summary>
    public IReadOnlyList<Field> IdentityFields { get; private protected set; } = [];

    /// <summary>A list of other names by which imports find such a record; null where it has one name only.</summary>
    internal Field? AlsoNamedIn { get; private protected set; }

    /// <summary>What other systems and other languages call such a record in the header of a file.</summary>
    public IReadOnlyList<string> OtherNames { get; private protected set; } = [];

    /// <summary>Columns that imports cut into several fields.</summary>
    public IReadOnlyList<CompositeColumn> Composites { get; private protected set; } = [];

    /// <summary>The fields that hold a person's name; null where the records are no people.</summary>
    internal PersonNameFields? PersonName { get; private protected set; }

    public Field? Find(string name) => current.ByName.GetValueOrDefault(name);

    /// <summary>Whether index rows of this name follow a field of today; a custom field that was retired keeps its rows untouched.</summary>
    internal bool KeepsRowsOf(string indexName) =>
        !indexName.StartsWith($"{Name}.{CustomField.Prefix}", StringComparison.Ordinal) || Find(indexName[(Name.Length + 1)..]) is not null;

    public SortKey? FindSort(string name) => Sorts.FirstOrDefault(s => s.Name == name);

    /// <summary>Reads the declaration; called once by the catalog.</summary>
    internal abstract RecordType Build();

    internal abstract void Configure(ModelBuilder modelBuilder);

    internal abstract void AddHandlers(IServiceCollection services);

    internal abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Fields with a column that refers to records.</summary>
    internal IEnumerable<Field> DeclaredReferences => DeclaredFields.Where(f => f.ReferenceTo is { } target && Catalog.Find(target) is not null);

    /// <summary>Has something done that needs the class of the records.</summary>
    internal abstract TResult Accept<TResult>(IRecordVisitor<TResult> visitor);

    internal abstract Task<int> MoveToTeam(CrmDbContext db, Guid ownerId, Guid? teamId, CancellationToken ct);

    internal abstract Task<long> Count(CrmDbContext db, CancellationToken ct);

    /// <summary>The record, also one in the bin, where this user may see it.</summary>
    internal abstract Task<Record?> Visible(CrmDbContext db, ICurrentUser user, Guid id, CancellationToken ct);

    internal abstract Task<(int Count, Guid? Last)> Recompute(CrmDbContext db, BulkRows bulk, Guid? after, CancellationToken ct);

    /// <summary>Takes the place of the custom fields there were; requests that have begun go on with what they have read.</summary>
    internal void UseCustomFields(IReadOnlyList<Field> custom) => current = FieldSet.Of(current.Declared, current.DeclaredSorts, custom);

    private protected void Complete(IReadOnlyList<Field> fields, IReadOnlyList<SortKey> sorts) => current = FieldSet.Of(fields, sorts, []);
}
