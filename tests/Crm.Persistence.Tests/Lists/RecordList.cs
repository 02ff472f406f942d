using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Reads the list of a record type whose class only its module can name.</summary>
internal abstract class RecordList
{
    public static RecordList Of(RecordType type, CrmDbContext db, ICurrentUser viewer, RecordCatalog? catalog = null) =>
        (RecordList)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type.RecordClass), db, viewer, catalog ?? Engine.Modules.Records)!;

    public abstract Task Read(ListQuery query);

    /// <summary>Reads by a predicate as it is where every condition holds for many records.</summary>
    public abstract Task ReadFrequent(Condition where);

    /// <summary>The first page of what refers, by a path, to one, several or very many targets.</summary>
    public abstract Task Follow(FieldCondition path, int? targets);

    /// <summary>Counts the records by the values of a field.</summary>
    public abstract Task Group(string field, ListQuery query);

    /// <summary>Finds records as the search over everything does.</summary>
    public abstract Task Search(string text);

    private sealed class Typed<T>(CrmDbContext db, ICurrentUser viewer, RecordCatalog catalog) : RecordList
        where T : Record
    {
        private readonly Viewpoint viewpoint = new(viewer, TimeProvider.System, Options.Create(new CompanyOptions()));

        private RecordReader<T> Reader => new(db, catalog, new RecordQueries<T>(catalog), viewer, new SearchConditions(db, viewer), viewpoint);

        public override Task Read(ListQuery query) => Reader.List(query, CancellationToken.None);

        public override async Task ReadFrequent(Condition where)
        {
            var compiler = new ConditionCompiler(db, viewpoint, Leaves(where).ToHashSet());
            await db.Set<T>().Where(compiler.Compile<T>(where)).OrderBy(r => r.Id).Take(10).ToListAsync();
        }

        public override Task Follow(FieldCondition path, int? targets)
        {
            var few = new Dictionary<FieldCondition, List<Guid>>(ReferenceEqualityComparer.Instance);
            if (targets is { } count)
            {
                few[path] = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
            }

            var sort = catalog.Of<T>().DefaultSort.Column;
            return db.Set<T>().AsNoTracking().Where(r => r.DeletionId == Guid.Empty).Where(new ConditionCompiler(db, viewpoint, few: few).Compile<T>(path))
                .OrderBy(r => EF.Property<string>(r, sort)).ThenBy(r => r.Id).Take(51).ToListAsync();
        }

        public override Task Group(string field, ListQuery query) =>
            new GroupRecordsHandler<T>(db, Reader, catalog, new ReferenceLabels([]), viewer).Handle(new GroupRecords<T>(field, query), CancellationToken.None);

        public override async Task Search(string text)
        {
            var search = new RecordSearch<T>(db, catalog, viewer, TimeProvider.System);
            await search.Find(text, Terms.OfQuery(text), 20, CancellationToken.None);
            foreach (var term in Terms.OfQuery(text))
            {
                await db.Corrections(search.Type.Name, term, 4, CancellationToken.None);
            }
        }

        private static IEnumerable<FieldCondition> Leaves(Condition condition) => condition is GroupCondition group ? group.Parts.SelectMany(Leaves) : [(FieldCondition)condition];
    }
}
