using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.CustomFields;
using Crm.Platform.Data;
using Crm.Platform.Normalisation.People;
using Crm.Platform.Records.Kinds;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Records;

/// <summary>The declaration of one business object.</summary>
public abstract class RecordType<T> : RecordType
    where T : Record
{
    private readonly List<Field> declared = [];
    private readonly string table;
    private string section = "identity";
    private string labelName = "";
    private string defaultSort = "";

    /// <param name="name">Singular, such as <c>contact</c>.</param>
    /// <param name="resource">Plural and kebab-case, as in the address.</param>
    /// <param name="table">The table, with the module's prefix.</param>
    protected RecordType(string name, string resource, string table)
        : base(name, resource)
    {
        this.table = table;
        New = Expression.Lambda<Func<T>>(Expression.New(typeof(T))).Compile();
    }

    internal sealed override RecordType Build()
    {
        Declare();
        Section("system");
        System(nameof(Record.CreatedAt), new InstantKind(), r => r.CreatedAt).Filter().Sort();
        System(nameof(Record.CreatedBy), new ReferenceKind(), r => r.CreatedBy).To("user").Filter();
        System(nameof(Record.UpdatedAt), new InstantKind(), r => r.UpdatedAt).Filter().Sort();
        System(nameof(Record.UpdatedBy), new ReferenceKind(), r => r.UpdatedBy).To("user").Filter();
        Complete(declared, [.. declared.Where(f => f.SortName is not null).Select(f => new SortKey(f)).OrderBy(s => s.Name == defaultSort ? 0 : 1)]);
        LabelField = Find(labelName) ?? throw new InvalidOperationException($"{Name} declares no label.");
        return this;
    }

    public override Type RecordClass => typeof(T);

    internal Func<T> New { get; }

    /// <summary>Says which fields there are, in the order forms show them.</summary>
    protected abstract void Declare();

    /// <summary>What the module adds to the table: indexes and keys of its own.</summary>
    protected virtual void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> builder)
    {
    }

    /// <summary>Begins a section; the fields that follow belong to it.</summary>
    protected void Section(string name) => section = name;

    /// <summary>The field by which a record is called, the columns a list shows first, and its usual order.</summary>
    protected void Present(string label, string sort, params string[] columns)
    {
        labelName = label;
        defaultSort = sort;
        DefaultColumns = columns;
    }

    /// <summary>Imports match a row that brings no key and no address by these fields together.</summary>
    protected void IdentifiedBy(params string[] fields) => IdentityFields = [.. fields.Select(name => declared.Single(f => f.Name == name))];

    /// <summary>Imports find such a record by these names as well: a list of texts.</summary>
    protected void AlsoNamed(string field) => AlsoNamedIn = declared.Single(f => f.Name == field);

    /// <summary>Headers by which imports recognise that a column speaks of such records: "company" for an account.</summary>
    protected void AlsoCalled(params IReadOnlyList<string> names) => OtherNames = names;

    /// <summary>A column that imports cut into several fields, such as a full name into its parts.</summary>
    protected CompositeColumn Composite(string name, Func<string, IReadOnlyList<string?>> cut, params IReadOnlyList<string> fields)
    {
        var composite = new CompositeColumn(name, section, [.. fields.Select(field => declared.Single(f => f.Name == field))], cut);
        Composites = [.. Composites, composite];
        return composite;
    }

    /// <summary>The fields that hold a person's name, which normalising knows and imports cut out of one column.</summary>
    protected CompositeColumn Person(string whole, string salutation, string given, string middle, string family, string nickname)
    {
        var composite = Composite(whole, NameRules.Cut, salutation, given, middle, family, nickname);
        composite.Explain = NameRules.OfCut;
        PersonName = new PersonNameFields(composite.Parts[0], composite.Parts[1], composite.Parts[2], composite.Parts[3], composite.Parts[4]);
        return composite;
    }

    protected Field Text(Expression<Func<T, string?>> property) => Add(property, new TextKind());

    protected Field LongText(Expression<Func<T, string?>> property) => Add(property, new LongTextKind());

    protected Field Url(Expression<Func<T, string?>> property) => Add(property, new UrlKind());

    protected Field Language(Expression<Func<T, string?>> property) => Add(property, CodeKinds.Language);

    protected Field Country(Expression<Func<T, string?>> property) => Add(property, CodeKinds.Country);

    protected Field Choice<TEnum>(Expression<Func<T, TEnum?>> property)
        where TEnum : struct, Enum => Add(property, new ChoiceKind<TEnum>());

    protected Field MultiChoice<TEnum>(Expression<Func<T, List<TEnum>>> property)
        where TEnum : struct, Enum => Add(property, new MultiChoiceKind<TEnum>());

    protected Field Tags(Expression<Func<T, List<string>>> property) => Add(property, new TagsKind());

    protected Field Emails(Expression<Func<T, List<EmailAddress>>> property) => Add(property, new EmailsKind());

    protected Field Phones(Expression<Func<T, List<PhoneNumber>>> property) => Add(property, new PhonesKind());

    protected Field Addresses(Expression<Func<T, List<PostalAddress>>> property) => Add(property, new AddressesKind());

    protected Field Date(Expression<Func<T, DateOnly?>> property) => Add(property, new DateKind());

    protected Field Instant(Expression<Func<T, DateTime?>> property) => Add(property, new InstantKind { IsOptional = true });

    /// <summary>An instant that every record has; it follows from other fields.</summary>
    protected Field Instant(Expression<Func<T, DateTime>> property) => Add(property, new InstantKind()).ReadOnly();

    /// <summary>How something repeats (RFC 5545 RRULE).</summary>
    protected Field Recurrence(Expression<Func<T, string?>> property) => Add(property, new RecurrenceKind());

    /// <summary>A list of small objects, kept as one value: records of texts, ids, flags and choices.</summary>
    protected Field Objects<TItem>(Expression<Func<T, List<TItem>>> property)
        where TItem : class, IObjectItem => Add(property, new ObjectsKind<TItem>());

    protected Field Number(Expression<Func<T, long?>> property) => Add(property, new NumberKind());

    /// <summary>A number with decimals, kept in millionths.</summary>
    protected Field Millionths(Expression<Func<T, long?>> property) => Add(property, new MillionthsKind());

    protected Field Boolean(Expression<Func<T, bool?>> property) => Add(property, new BooleanKind());

    protected Field Money(Expression<Func<T, Money?>> property) => Add(property, new MoneyKind());

    protected Field Reference(Expression<Func<T, Guid?>> property) => Add(property, new ReferenceKind());

    /// <summary>The owner and, following it, the team: visibility and reassignment follow them.</summary>
    protected void Owner()
    {
        var owner = new Field(Name, "ownerId", nameof(Record.OwnerId), new ReferenceKind(), section, r => r.OwnerId, (r, v) => r.AssignTo((Guid?)v, r.TeamId));
        declared.Add(owner.To("user").Filter().Describe("Who is responsible. Your own id when you leave it out."));
        System(nameof(Record.TeamId), new ReferenceKind(), r => r.TeamId).To("team").Filter().Describe("The owner's team.");
    }

    internal sealed override void Configure(ModelBuilder modelBuilder)
    {
        var builder = modelBuilder.Entity<T>();
        builder.ToTable(table);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.IsDeleted);
        RecordTable.Configure(builder, this);
        Configure(builder);
    }

    internal sealed override void AddHandlers(IServiceCollection services) => RecordHandlers.Add(services, this);

    internal sealed override void Map(IEndpointRouteBuilder routes) => RecordEndpoints.Map(routes, this);

    internal sealed override TResult Accept<TResult>(IRecordVisitor<TResult> visitor) => visitor.Visit(this);

    internal sealed override Task<int> MoveToTeam(CrmDbContext db, Guid ownerId, Guid? teamId, CancellationToken ct) =>
        OwnedRecords.Move<T>(db, ownerId, teamId, ct);

    internal sealed override async Task<Record?> Visible(CrmDbContext db, ICurrentUser user, Guid id, CancellationToken ct) =>
        await db.Set<T>().AsNoTracking().Reach(user, ReadPermission).FirstOrDefaultAsync(r => r.Id == id, ct);

    internal sealed override Task<long> Count(CrmDbContext db, CancellationToken ct) => db.Set<T>().LongCountAsync(ct);

    internal sealed override Task<(int Count, Guid? Last)> Recompute(CrmDbContext db, BulkRows bulk, Guid? after, CancellationToken ct) =>
        FormulaPortion.Run<T>(this, db, bulk, after, ct);

    private Field Add<TValue>(Expression<Func<T, TValue>> property, FieldKind kind)
    {
        var member = (MemberExpression)property.Body;
        var record = Expression.Parameter(typeof(Record));
        var value = Expression.Parameter(typeof(object));
        var target = Expression.Property(Expression.Convert(record, typeof(T)), member.Member.Name);
        var get = Expression.Lambda<Func<Record, object?>>(Expression.Convert(target, typeof(object)), record).Compile();
        var isComputed = ((global::System.Reflection.PropertyInfo)member.Member).SetMethod is null;
        var set = isComputed ? null : Expression.Lambda<Action<Record, object?>>(Expression.Assign(target, Expression.Convert(value, typeof(TValue))), record, value).Compile();
        var name = global::System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Member.Name);
        var field = new Field(Name, name, member.Member.Name, kind, section, get, set);
        declared.Add(field);
        return field;
    }

    private Field System(string property, FieldKind kind, Func<Record, object?> get)
    {
        var field = new Field(Name, global::System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property), property, kind, section, get, set: null).ReadOnly();
        declared.Add(field);
        return field;
    }
}
